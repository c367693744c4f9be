import type { EngineFailure } from '@passerelle/workflow'

/** A failure as a value. The message is one sentence of ours: never a text, a key or another program's words. */
export const failure = (
  kind: EngineFailure['kind'],
  message: string,
  retryAfterMs?: number,
): EngineFailure => ({ ok: false, kind, message, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) })

/** A passing failure that cannot have been billed: the server was never reached, or refused at once. */
export const unbilled = (failed: EngineFailure): EngineFailure => ({ ...failed, unbilled: true })
