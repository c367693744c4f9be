import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Fetched } from '../detection/fetching.ts'

const CACHE = fileURLToPath(new URL('../../../.tools/bench/debian', import.meta.url))
const run = promisify(execFile)

/**
 * Takes a Debian package apart: its debconf templates are in `control/templates`, its catalogues under `usr/share/locale`. Kept for
 * the next time. Needs apt-get and dpkg-deb, that is Debian or Ubuntu; the version is the one that the machine's release has.
 */
export async function debianPackage(name: string): Promise<Fetched> {
  const folder = join(CACHE, name)
  if (existsSync(folder)) return { folder }
  const staging = `${folder}.${process.pid}`
  try {
    await mkdir(staging, { recursive: true })
    await run('apt-get', ['download', '-qq', name], { cwd: staging })
    const file = (await readdir(staging)).find((each) => each.endsWith('.deb'))
    if (file === undefined) return { missing: 'apt-get brought no package' }
    await run('dpkg-deb', ['-e', file, 'control'], { cwd: staging })
    await run('dpkg-deb', ['-x', file, 'data'], { cwd: staging })
    await mkdir(join(staging, 'kept'), { recursive: true })
    await rename(join(staging, 'control'), join(staging, 'kept', 'control'))
    const locales = join(staging, 'data', 'usr', 'share', 'locale')
    if (existsSync(locales)) await rename(locales, join(staging, 'kept', 'locale'))
    await rename(join(staging, 'kept'), folder)
    return { folder }
  } catch (error) {
    return { missing: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
