export { type ThrowawayDatabase, throwawayDatabase } from './database.ts'
export { enrol, person } from './people.ts'
export { enginesOf, openPipeline, type Pipeline } from './pipeline.ts'
export { marked, type ScriptedEngine, scriptedEngine } from './scripted-engine.ts'
export { submission } from './submissions.ts'
export { type FixedSurroundings, fixedSurroundings } from './surroundings.ts'
export {
  aPublicCase,
  aVersion,
  humanProvenance,
  libraryOf,
  machineProvenance,
  type VersionSketch,
} from './versions.ts'
