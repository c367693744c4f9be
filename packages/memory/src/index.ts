export { matchKey } from './key.ts'
export { applyMatches, type Candidate, preferred } from './match.ts'
