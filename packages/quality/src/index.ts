export { type Check, type CheckedPair, check } from './check.ts'
