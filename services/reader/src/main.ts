import { runService } from '@passerelle/assembly'
import { readerErrorPage } from './error-page.ts'
import { readerPlugin } from './plugin.ts'

await runService({
  name: 'reader',
  web: true,
  needs: ['i18n'],
  errorPage: readerErrorPage,
  start: async (context, app) => {
    await app.register(readerPlugin(context))
    return undefined
  },
})
