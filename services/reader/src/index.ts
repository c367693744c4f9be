export type { ReaderContext, ReaderSettings, ReaderSite } from './context.ts'
export { readerErrorPage } from './error-page.ts'
export { readerPlugin } from './plugin.ts'
export { CHOICE_COOKIE } from './routes/choice.ts'
