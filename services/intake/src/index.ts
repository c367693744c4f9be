export type { IntakeContext, IntakeOptions } from './context.ts'
export { DEFAULT_INTAKE_OPTIONS, intakePlugin } from './plugin.ts'
