export { EmbeddedError, type EmbeddedErrorCode } from './error.ts'
export { type DataLock, lockDataFolder } from './lock.ts'
export { type EmbeddedDatabase, type EmbeddedOptions, embeddedUrl, openEmbedded } from './open.ts'
export { writePrivate } from './private-file.ts'
