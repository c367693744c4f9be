export { type CodeFault, codeFaults, type Place } from './faults.ts'
export { type CodeRepair, repairCodes } from './repair.ts'
