import { locale } from '@passerelle/domain'
import { deeplEngine } from '@passerelle/engines'
import { startDeeplServer } from '@passerelle/testkit'
import { afterAll } from 'vitest'
import { engineConformance } from './engine.ts'
import { engineFaults } from './engine-faults.ts'
import { withList } from './rewrite.ts'

const server = await startDeeplServer()
afterAll(() => server.close())

engineConformance('DeepL', {
  open: async () => deeplEngine({ authKey: server.authKey, serverUrl: server.url }),
  source: locale('fr'),
  target: locale('en'),
  unsupported: [locale('fr'), locale('ne')],
  sentences: [
    'La ville de Madrid écoute ses habitants.',
    'Le budget est ouvert à tous.',
    'Les jeunes votent en ligne.',
  ],
  runs: 100,
})

engineFaults('DeepL', {
  server: server.url,
  isTranslation: (path) => path.startsWith('/v2/translate'),
  open: (serverUrl, timeoutMs) => deeplEngine({ authKey: server.authKey, serverUrl, timeoutMs }),
  key: server.authKey,
  source: locale('fr'),
  target: locale('en'),
  sentences: ['Le secret est bien gardé.', 'Les jeunes votent en ligne.'],
  miscounted: withList('translations'),
})
