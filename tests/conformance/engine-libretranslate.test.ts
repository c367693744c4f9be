import { locale } from '@passerelle/domain'
import { libretranslateEngine } from '@passerelle/engines'
import { startLibretranslateServer } from '@passerelle/testkit'
import { afterAll } from 'vitest'
import { engineConformance } from './engine.ts'
import { engineFaults } from './engine-faults.ts'
import { withList } from './rewrite.ts'

const server = await startLibretranslateServer()
afterAll(() => server.close())

engineConformance('LibreTranslate', {
  open: async () => libretranslateEngine({ url: server.url, apiKey: server.apiKey }),
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

engineFaults('LibreTranslate', {
  server: server.url,
  isTranslation: (path) => path.startsWith('/translate'),
  open: (url, timeoutMs) => libretranslateEngine({ url, apiKey: server.apiKey, timeoutMs }),
  key: server.apiKey,
  source: locale('fr'),
  target: locale('en'),
  sentences: ['Le secret est bien gardé.', 'Les jeunes votent en ligne.'],
  miscounted: withList('translatedText'),
})
