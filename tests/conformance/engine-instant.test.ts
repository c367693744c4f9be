import { locale } from '@passerelle/domain'
import { instantEngine } from '@passerelle/testkit'
import { engineConformance } from './engine.ts'

engineConformance('of the testkit', {
  open: async () => instantEngine(),
  source: locale('fr'),
  target: locale('en'),
  unsupported: [locale('fr'), locale('fr')],
  sentences: [
    'La ville de Madrid écoute ses habitants.',
    'Le budget est ouvert à tous.',
    'Les jeunes votent en ligne.',
  ],
  runs: 100,
})
