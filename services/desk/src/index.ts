export { DEFAULT_DESK_OPTIONS, type DeskContext, type DeskOptions } from './context.ts'
export { deskErrorPage } from './error-page.ts'
export { deskPlugin } from './plugin.ts'
