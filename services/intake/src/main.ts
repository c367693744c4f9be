import { runService } from '@passerelle/assembly'
import { intakePlugin } from './plugin.ts'

await runService({
  name: 'intake',
  needs: ['accounts', 'parser', 'engines'],
  web: true,
  start: async (context, app) => {
    await app.register(intakePlugin(context))
    return undefined
  },
})
