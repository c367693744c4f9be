export { type ThrowawayDatabase, throwawayDatabase } from './database.ts'
