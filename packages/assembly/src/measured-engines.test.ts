import { locale } from '@passerelle/domain'
import { createMetrics } from '@passerelle/runtime'
import { enginesOf, scriptedEngine } from '@passerelle/testkit'
import type { Engine } from '@passerelle/workflow'
import { expect, test } from 'vitest'
import { measuredEngines } from './measured-engines.ts'

const [fr, en] = [locale('fr'), locale('en')]
const ask = async (engine: Engine | undefined) =>
  engine?.translate({ source: fr, target: en, texts: ['Bonjour.'], signal: AbortSignal.timeout(1000) })

test('requests to engines are counted by pair and outcome, with what they are billed', async () => {
  const metrics = createMetrics()
  const away = scriptedEngine(() => ({ ok: false, kind: 'transient', message: 'It did not answer.' }), {
    name: 'away',
  })
  const paid = scriptedEngine(() => ({ ok: true, texts: ['Hello.'], billedCharacters: 8 }), { name: 'paid' })
  const engines = measuredEngines(enginesOf([away, paid]), metrics)
  const routed = await engines.route(fr, en)
  expect(routed).toEqual(engines.all)
  expect(await ask(routed[0])).toMatchObject({ kind: 'transient' })
  expect(await ask(routed[1])).toMatchObject({ texts: ['Hello.'] })
  await ask(engines.all[1])

  const text = await metrics.metrics()
  for (const line of [
    'passerelle_engine_calls_total{engine="away",source="fr",target="en",outcome="transient"} 1',
    'passerelle_engine_calls_total{engine="paid",source="fr",target="en",outcome="ok"} 2',
    'passerelle_engine_billed_characters_total{engine="paid"} 16',
    'passerelle_engine_call_duration_seconds_count{engine="paid"} 2',
  ])
    expect(text).toContain(line)
})
