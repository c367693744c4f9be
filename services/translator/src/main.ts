import { runService, WORKER_NEEDS } from '@passerelle/assembly'
import { startTranslator } from './index.ts'

await runService({ name: 'translator', needs: WORKER_NEEDS, start: startTranslator })
