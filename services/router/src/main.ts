import { runService, WORKER_NEEDS } from '@passerelle/assembly'
import { startRouter } from './index.ts'

await runService({ name: 'router', needs: WORKER_NEEDS, start: startRouter })
