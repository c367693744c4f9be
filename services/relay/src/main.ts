import { runService } from '@passerelle/assembly'
import { startRelay } from './relay.ts'

await runService({ name: 'relay', needs: ['queue'], start: (context) => startRelay(context) })
