import { locale } from '@passerelle/domain'
import { openaiCompatibleEngine } from '@passerelle/engines'
import { startOpenaiServer } from '@passerelle/testkit'
import { afterAll } from 'vitest'
import { engineConformance } from './engine.ts'
import { engineFaults } from './engine-faults.ts'
import { withList } from './rewrite.ts'

const server = await startOpenaiServer()
afterAll(() => server.close())
const { apiKey } = server

engineConformance('OpenAI-compatible', {
  open: async () => openaiCompatibleEngine({ url: server.url, apiKey, model: 'accents' }),
  source: locale('fr'),
  target: locale('en'),
  unsupported: [locale('fr'), locale('fr-CA')],
  sentences: [
    'La ville de Madrid écoute ses habitants.',
    'Le budget est ouvert à tous.',
    'Les jeunes votent en ligne.',
  ],
  runs: 100,
})

const list = withList('translations')
const within = (change: (content: string) => string) => (body: string) => {
  const reply = JSON.parse(body)
  const { message } = reply.choices[0]
  message.content = change(message.content)
  return JSON.stringify(reply)
}

engineFaults('OpenAI-compatible', {
  server: server.url,
  isTranslation: (path) => path.endsWith('/chat/completions'),
  open: (url, timeoutMs) => openaiCompatibleEngine({ url, apiKey, model: 'accents', timeoutMs }),
  key: apiKey,
  source: locale('fr'),
  target: locale('en'),
  sentences: ['Le secret est bien gardé.', 'Les jeunes votent en ligne.'],
  miscounted: { fewer: within(list.fewer), more: within(list.more) },
})
