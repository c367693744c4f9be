import { locale } from '@passerelle/domain'
import { deeplEngine } from '@passerelle/engines'
import { startDeeplServer } from '@passerelle/testkit'
import { afterAll } from 'vitest'
import { engineConformance } from './engine.ts'

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
