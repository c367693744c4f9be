import { accessSync, constants, mkdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { EmbeddedError, reasonOf, systemCode } from './error.ts'

/**
 * The data folder, made if it was not there: its path with links resolved.
 * Throws an `EmbeddedError` (`folder`) when it can't be used; permissions of what exists are never changed.
 */
export function prepareFolder(dataFolder: string): string {
  const path = resolve(dataFolder)
  try {
    makeFolder(path)
  } catch (error) {
    throw unusable(path, error)
  }
  try {
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK)
    return realpathSync(path)
  } catch (error) {
    const owner = statSync(path, { throwIfNoEntry: false })?.uid
    if (systemCode(error) === 'EACCES' && owner !== undefined && owner !== process.getuid?.())
      throw new EmbeddedError(
        'folder',
        `The data folder ${path} belongs to another user (number ${owner}); run this as that user, or set PASSERELLE_DATA to a folder of your own.`,
      )
    throw unusable(path, error)
  }
}

// Not `recursive`: Node tries that for ever where the system takes no new folder in one that is there, as in /proc.
function makeFolder(path: string): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) return
  const parent = dirname(path)
  if (statSync(parent, { throwIfNoEntry: false }) === undefined) makeFolder(parent)
  try {
    mkdirSync(path)
  } catch (error) {
    if (systemCode(error) === 'ENOENT')
      throw new Error('the system takes no new folder there', { cause: error })
    // Another start made it at the same moment.
    if (systemCode(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error
  }
}

function unusable(path: string, error: unknown): EmbeddedError {
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
  return new EmbeddedError(
    'folder',
    isFile
      ? `The data folder ${path} is a file; move it away, or set PASSERELLE_DATA to a folder.`
      : `The data folder ${path} can't be used, because ${reasonOf(error)}; mend that, or set PASSERELLE_DATA to another folder.`,
  )
}
