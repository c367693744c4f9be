import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type Locale, locale } from '@passerelle/domain'
import { apertiumApyEngine } from '@passerelle/engines'
import { freePort, startApertiumApyServer } from '@passerelle/testkit'
import { afterAll } from 'vitest'
import { onPath } from '../../infra/provision/programs.mjs'
import { type EngineUnderTest, engineConformance } from './engine.ts'
import { engineFaults } from './engine-faults.ts'

const subject = (url: string, target: Locale, runs: number): EngineUnderTest => ({
  open: async () => apertiumApyEngine({ url }),
  source: locale('fr'),
  target,
  unsupported: [locale('fr'), locale('ja')],
  sentences: [
    'La ville de Madrid écoute ses habitants.',
    'Le budget est ouvert à tous.',
    'Les jeunes votent en ligne.',
  ],
  names: true,
  runs,
})

const server = await startApertiumApyServer()
afterAll(() => server.close())
engineConformance('apertium-apy, fr → es', subject(server.url, locale('es'), 50))
engineConformance('apertium-apy, fr → es → en', subject(server.url, locale('en'), 50))

engineFaults('apertium-apy', {
  server: server.url,
  isTranslation: (path) => path.startsWith('/translateRaw'),
  open: (url, timeoutMs) => apertiumApyEngine({ url, timeoutMs }),
  source: locale('fr'),
  target: locale('es'),
  sentences: ['Le secret est bien gardé.', 'Les jeunes votent en ligne.'],
})

// The real one is no part of what tests install: its Debian package starts a server that everybody can reach.
if (onPath('apertium-apy')) {
  const { url, child } = await startReal()
  afterAll(async () => {
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  })
  engineConformance('apertium-apy of this machine, fr → es', subject(url, locale('es'), 5))
}

async function startReal(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const port = await freePort()
  const child = spawn('apertium-apy', ['-p', String(port), '-j', '1', '/usr/share/apertium'], {
    stdio: 'ignore',
  })
  const url = `http://127.0.0.1:${port}`
  const answers = () =>
    fetch(`${url}/listPairs`).then(
      () => true,
      () => false,
    )
  while (!(await answers())) {
    if (child.exitCode !== null) throw new Error('apertium-apy did not start.')
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return { url, child }
}
