import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout. */
export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** Everything that the set-up keeps for itself; ignored by git. */
export const TOOLS = join(ROOT, '.tools')
export const MODULES = join(ROOT, 'node_modules')
