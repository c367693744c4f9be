import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Settings } from '@passerelle/assembly'

const PROVISION = fileURLToPath(new URL('../../../infra/provision/run.mjs', import.meta.url))
// A machine without a network would otherwise wait for apt's time limits on every start.
const TRY_AGAIN_AFTER_MS = 24 * 60 * 60 * 1000

export const NO_ENGINE =
  'No translation engine: people translate by hand. To have one, install apertium, or set DEEPL_AUTH_KEY, OPENAI_COMPATIBLE_URL, LIBRETRANSLATE_URL or APERTIUM_APY_URL, and start again.'

/**
 * Sees to it that there is an engine: one that is configured, else Apertium, which apt installs on Debian and Ubuntu where it
 * may. → whether there is one now. Never fails; what went wrong has been told on the terminal.
 */
export async function ensureEngine(settings: Settings): Promise<boolean> {
  if (isConfigured(settings) || hasApertium()) return true
  const mark = join(settings.dataFolder, 'apt-failed')
  const triedAt = statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0
  if (Date.now() - triedAt < TRY_AGAIN_AFTER_MS) return false
  const child = spawn(process.execPath, [PROVISION, 'apertium'], { stdio: ['ignore', 'inherit', 'inherit'] })
  const [code]: unknown[] = await once(child, 'exit')
  if (code !== 0) writeFileSync(mark, '')
  return hasApertium()
}

const isConfigured = ({ deepl, openaiCompatible, libretranslate, apertiumApyUrl }: Settings): boolean =>
  [deepl, openaiCompatible, libretranslate, apertiumApyUrl].some((setting) => setting !== undefined)

const hasApertium = (): boolean =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, 'apertium'), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
