import { runService } from '@passerelle/assembly'
import { deskErrorPage } from './error-page.ts'
import { deskPlugin } from './plugin.ts'

await runService({
  name: 'desk',
  web: true,
  needs: ['accounts', 'i18n', 'parser', 'similar'],
  errorPage: deskErrorPage,
  start: async (context, app) => {
    await app.register(deskPlugin(context))
    return undefined
  },
})
