export { type ApertiumSettings, apertiumEngine } from './apertium.ts'
export { type ApertiumApySettings, apertiumApyEngine } from './apertium-apy.ts'
export { type ApertiumInstall, detectLocalApertium } from './apertium-install.ts'
export { type DeeplSettings, deeplEngine } from './deepl.ts'
export { type LibretranslateSettings, libretranslateEngine } from './libretranslate.ts'
export type { LocaleCode, LocaleCodes } from './locale-codes.ts'
export {
  type OpenaiCompatibleSettings,
  openaiCompatibleEngine,
  type TokenPrice,
} from './openai-compatible.ts'
export { createEngines, type Route } from './routing.ts'
