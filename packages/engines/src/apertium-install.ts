import { access, constants, readdir, realpath } from 'node:fs/promises'
import { delimiter, dirname, join } from 'node:path'

/** Where a local Apertium lies. */
export interface ApertiumInstall {
  /** The folder of its programs. */
  readonly programs: string
  /** The folder of its modes, one `.mode` file a direction. */
  readonly modes: string
}

// What a pipeline needs beside its mode's own programs; with Apertium since 3.8 (2021).
const NEEDED = ['apertium', 'apertium-wblank-mode', 'lt-proc']

/** Looks for an Apertium of version 3.8 or newer with at least one mode on a search path; undefined when there is none. */
export async function detectLocalApertium(
  path = process.env.PATH ?? '',
): Promise<ApertiumInstall | undefined> {
  for (const folder of path.split(delimiter).filter((entry) => entry !== '')) {
    try {
      await Promise.all(NEEDED.map((name) => access(join(folder, name), constants.X_OK)))
      const programs = dirname(await realpath(join(folder, 'apertium')))
      const modes = join(dirname(programs), 'share', 'apertium', 'modes')
      if ((await modesIn(modes)).length > 0) return { programs, modes }
    } catch {
      // Not here; the next folder may have it.
    }
  }
  return undefined
}

/** The names of an installation's modes: what `apertium -l` prints, without a process. */
export async function modesIn(folder: string): Promise<string[]> {
  const files = await readdir(folder)
  return files.flatMap((file) => (file.endsWith('.mode') ? [file.slice(0, -'.mode'.length)] : [])).sort()
}
