export { DETECT_DEFAULTS, type Detected, type DetectOptions, detect } from './detect.ts'
export { KNOWN_LANGUAGES } from './languages.ts'
export type { Scorer } from './scorer.ts'
export { type LanguageClaims, WEIGH_DEFAULTS, type WeighReason, weigh } from './weigh.ts'
