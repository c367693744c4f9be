export { type ApertiumApyServer, startApertiumApyServer } from './apertium-apy-server.ts'
export { type ThrowawayDatabase, throwawayDatabase } from './database.ts'
export { type DeeplServer, type DeeplServerOptions, startDeeplServer } from './deepl-server.ts'
export { DEEPL_FAULTS, type DeeplFault, type PlannedFault } from './deepl-server-faults.ts'
export type { DeeplCall, DeeplState } from './deepl-server-state.ts'
export { instantEngine } from './engine-instant.ts'
export { type FaultyGateway, startFaultyGateway, type WireFault } from './faulty-gateway.ts'
export { freePort } from './free-port.ts'
export {
  type LibretranslateRequest,
  type LibretranslateServer,
  type PlannedReply,
  startLibretranslateServer,
} from './libretranslate-server.ts'
export { type OpenaiServer, type PlannedCompletion, startOpenaiServer } from './openai-server.ts'
export { enrol, person } from './people.ts'
export { enginesOf, openPipeline, type Pipeline, unhurriedBatcher } from './pipeline.ts'
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
