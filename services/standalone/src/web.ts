import { runService } from '@passerelle/assembly'
import { deskErrorPage, deskPlugin } from '@passerelle/desk'
import { intakePlugin } from '@passerelle/intake'
import { readerErrorPage, readerPlugin } from '@passerelle/reader'

/** Everything that speaks HTTP, on one port: intake, desk and reader. */
await runService({
  name: 'web',
  needs: ['parser', 'accounts', 'i18n', 'similar', 'engines'],
  web: true,
  errorPage: (context) => {
    const [desk, reader] = [deskErrorPage(context), readerErrorPage(context)]
    return (request, problem) => desk(request, problem) ?? reader(request, problem)
  },
  start: async (context, app) => {
    await app.register(intakePlugin(context))
    await app.register(deskPlugin(context))
    await app.register(readerPlugin(context))
    return undefined
  },
})
process.send?.('ready')
