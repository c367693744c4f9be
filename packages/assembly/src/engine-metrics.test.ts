import { locale } from '@passerelle/domain'
import { createEngines } from '@passerelle/engines'
import { createMetrics } from '@passerelle/runtime'
import { scriptedEngine } from '@passerelle/testkit'
import { expect, test } from 'vitest'
import { engineMetrics } from './engine-metrics.ts'

const [fr, en] = [locale('fr'), locale('en')]

test('requests to engines are counted by pair and outcome, with what they are billed, and so are breakers', async () => {
  const metrics = createMetrics()
  const { measured, watch } = engineMetrics(metrics)
  const away = scriptedEngine(() => ({ ok: false, kind: 'transient', message: 'It did not answer.' }), {
    name: 'away',
  })
  const paid = scriptedEngine(() => ({ ok: true, texts: ['Hello.'], billedCharacters: 8 }), { name: 'paid' })
  const used = scriptedEngine(() => ({ ok: false, kind: 'quota', message: 'Used up.', retryAfterMs: 5000 }), {
    name: 'used',
  })
  const { all, route } = createEngines([away, paid, used].map(measured), {
    breaker: { failures: 2, pauseMs: 60_000, longestPauseMs: 60_000 },
    watch,
    now: () => 1_000_000,
  })
  const request = { source: fr, target: en, texts: ['Bonjour.'], signal: AbortSignal.timeout(1000) }
  for (const engine of [...all, ...all]) await engine.translate(request)
  for (const engine of await route(fr, en)) await engine.translate(request)

  const text = await metrics.metrics()
  for (const line of [
    'passerelle_engine_calls_total{engine="away",source="fr",target="en",outcome="transient"} 2',
    'passerelle_engine_calls_total{engine="paid",source="fr",target="en",outcome="ok"} 3',
    'passerelle_engine_calls_total{engine="used",source="fr",target="en",outcome="quota"} 1',
    'passerelle_engine_billed_characters_total{engine="paid"} 24',
    'passerelle_engine_call_duration_seconds_count{engine="paid"} 3',
    'passerelle_engine_breaker{engine="away",source="fr",target="en"} 2',
    'passerelle_engine_breaker{engine="paid",source="fr",target="en"} 0',
    'passerelle_engine_breaker_transitions_total{engine="away",source="fr",target="en",to="open"} 1',
    'passerelle_engine_paused_until_seconds{engine="used",reason="quota"} 1005',
  ])
    expect(text).toContain(line)
})
