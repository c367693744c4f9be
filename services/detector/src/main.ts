import { runService, WORKER_NEEDS } from '@passerelle/assembly'
import { startDetector } from './index.ts'

await runService({ name: 'detector', needs: WORKER_NEEDS, start: startDetector })
