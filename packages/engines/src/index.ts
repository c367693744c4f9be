export { type ApertiumSettings, apertiumEngine } from './apertium.ts'
export { type ApertiumInstall, detectLocalApertium } from './apertium-install.ts'
export { type DeeplSettings, deeplEngine } from './deepl.ts'
export { createEngines, type Route } from './routing.ts'
