/** Why the embedded database could not be opened. */
export type EmbeddedErrorCode =
  /** Another process holds the data folder. */
  | 'already_running'
  /** The data folder can't be used: a file in its place, no permission, no space. */
  | 'folder'
  /** What lies in the data folder is no database that this release can run. */
  | 'cluster'
  /** PostgreSQL's programs are missing or don't run on this machine. */
  | 'programs'
  /** The server was started and did not become ready. */
  | 'start'

/** An expected failure: `message` is one sentence for the person at the terminal. */
export class EmbeddedError extends Error {
  override readonly name = 'EmbeddedError'
  readonly code: EmbeddedErrorCode

  constructor(code: EmbeddedErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** The system's error code (`EACCES`, `ENOSPC` …) of whatever was thrown, or undefined. */
export const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  ENOTDIR: 'a part of its path is a file',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its path is too long',
}

/** A system's error in words. */
export const reasonOf = (error: unknown): string =>
  REASONS[systemCode(error) ?? ''] ?? (error instanceof Error ? error.message : String(error))
