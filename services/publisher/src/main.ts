import { runService, WORKER_NEEDS } from '@passerelle/assembly'
import { startPublisher } from './index.ts'

await runService({ name: 'publisher', needs: WORKER_NEEDS, start: startPublisher })
