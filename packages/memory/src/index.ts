export { similarity } from './fuzzy/ratio.ts'
export { matchKey } from './key.ts'
export { applyMatches, type Candidate, preferred } from './match.ts'
