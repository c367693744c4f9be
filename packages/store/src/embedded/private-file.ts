import { chmodSync, closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs'

/**
 * Writes a file that its owner alone can read (mode 0600), whole or not at all: readers see the old text or the new.
 * Throws the system's error, such as `ENOSPC`, and leaves nothing behind then.
 */
export function writePrivate(path: string, text: string): void {
  const fresh = `${path}.${process.pid}.new`
  try {
    const file = openSync(fresh, 'w', 0o600)
    try {
      // An earlier file of that name keeps its mode when it is opened again.
      chmodSync(fresh, 0o600)
      writeSync(file, text)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(fresh, path)
  } catch (error) {
    rmSync(fresh, { force: true })
    throw error
  }
}
