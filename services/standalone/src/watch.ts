import { setTimeout as sleep } from 'node:timers/promises'
import type { NamedEvent, Views } from '@passerelle/workflow'
import { type Happening, narrate } from './narrate.ts'

/** Milliseconds between two looks. */
const EVERY_MS = 500
/** Events carry the time at which their transaction began; one that began earlier may commit later. */
const OVERLAP_MS = 10_000
const LIMIT = 500

/**
 * Tells, line by line, what the pipeline does from now on, as its event log has it. A database that is away is asked again.
 */
export function watchPipeline(
  views: Views,
  from: Date,
  say: (line: string) => void,
): { readonly close: () => Promise<void> } {
  const abort = new AbortController()
  const told = new Map<string, number>()
  let since = from

  const look = async (): Promise<void> => {
    const events = await views.recentEvents(since, LIMIT)
    for (const happened of events) {
      const key = JSON.stringify([happened.at, happened.slug, happened.target, happened.event])
      if (told.has(key)) continue
      told.set(key, Date.parse(happened.at))
      const line = narrate({ ...happened, ...(await guessOf(views, happened)) })
      if (line !== null) say(line)
    }
    const newest = events.at(-1)
    if (newest === undefined) return
    const begin = Math.max(from.getTime(), Date.parse(newest.at) - OVERLAP_MS)
    // A page that is full ends where the next begins: the overlap must not hold it in place for ever.
    since = events.length === LIMIT ? new Date(Date.parse(newest.at) - 1) : new Date(begin)
    for (const [key, at] of told) if (at < begin - OVERLAP_MS) told.delete(key)
  }
  const loop = async (): Promise<void> => {
    while (!abort.signal.aborted) {
      await look().catch(() => undefined)
      await sleep(EVERY_MS, undefined, { signal: abort.signal }).catch(() => undefined)
    }
  }
  const running = loop()
  return {
    close: async () => {
      abort.abort()
      await running
    },
  }
}

// The log says which language it is; how sure the detector was stands in the revision.
async function guessOf(views: Views, { event, slug }: NamedEvent): Promise<Pick<Happening, 'guess'>> {
  if (event.type !== 'language-detected') return {}
  const guess = (await views.case(slug))?.revision.detection
  return guess?.language === event.language ? { guess } : {}
}
