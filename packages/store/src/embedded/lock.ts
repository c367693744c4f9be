import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EmbeddedError, reasonOf } from './error.ts'
import { prepareFolder } from './folder.ts'
import { writePrivate } from './private-file.ts'

export interface DataLock {
  /** The data folder, links resolved. */
  readonly folder: string
  /** Lets the folder go; a second call does nothing. */
  readonly release: () => void
}

// SQLite's "database is locked" and "locking protocol".
const HELD = new Set([5, 6, 15])

/**
 * Holds a data folder for this process alone, until `release` or until the process ends in whatever way.
 *
 * Node has no file locks of its own, SQLite has: an exclusive transaction on an empty database is a lock of the kernel's.
 * A file with a process number in it would outlive a kill -9, and after a reboot its number can be anybody's.
 * Throws an `EmbeddedError`: `already_running` when another process holds it, `folder` when the folder can't be used.
 */
export function lockDataFolder(dataFolder: string): DataLock {
  const folder = prepareFolder(dataFolder)
  let database: DatabaseSync | undefined
  try {
    database = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
    // Nothing is ever written, so there is nothing to roll back and no journal to leave behind.
    database.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
    writePrivate(join(folder, 'holder'), `${process.pid}\n`)
  } catch (error) {
    database?.close()
    throw isHeld(error) ? taken(folder) : unlockable(folder, error)
  }
  const held = database
  return {
    folder,
    release: () => {
      if (held.isOpen) held.close()
    },
  }
}

const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && HELD.has(Number(error.errcode) & 0xff)

function taken(folder: string): EmbeddedError {
  const process = holder(folder)
  return new EmbeddedError(
    'already_running',
    `Passerelle runs on the data folder ${folder} already${process}; stop that one first, or set PASSERELLE_DATA to another folder.`,
  )
}

function holder(folder: string): string {
  try {
    return ` (process ${readFileSync(join(folder, 'holder'), 'utf8').trim()})`
  } catch {
    return ''
  }
}

const unlockable = (folder: string, error: unknown): EmbeddedError =>
  new EmbeddedError(
    'folder',
    `The data folder ${folder} can't be locked (${reasonOf(error)}); check who owns the files in it and that the disk is not full.`,
  )
