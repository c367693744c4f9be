export { type ApertiumSettings, apertiumEngine } from './apertium.ts'
export { type ApertiumApySettings, apertiumApyEngine } from './apertium-apy.ts'
export { type ApertiumInstall, detectLocalApertium } from './apertium-install.ts'
export { type Breaker, type BreakerSettings, DEFAULT_BREAKER } from './breaker.ts'
export { type DeeplSettings, deeplEngine } from './deepl.ts'
export type { GuardWatch } from './guarded-engine.ts'
export { type LibretranslateSettings, libretranslateEngine } from './libretranslate.ts'
export type { LocaleCode, LocaleCodes } from './locale-codes.ts'
export {
  type OpenaiCompatibleSettings,
  openaiCompatibleEngine,
  type TokenPrice,
} from './openai-compatible.ts'
export type { Route } from './routes.ts'
export { createEngines } from './routing.ts'
