import { type Locale, locale } from '@passerelle/domain'
import { apertiumEngine, detectLocalApertium } from '@passerelle/engines'
import { expect, test } from 'vitest'
import { type EngineUnderTest, engineConformance } from './engine.ts'

const install = await detectLocalApertium()

const subject = (
  source: Locale,
  target: Locale,
  sentences: EngineUnderTest['sentences'],
): EngineUnderTest => ({
  open: async () => {
    if (install === undefined) throw new Error('Apertium is not installed.')
    return apertiumEngine(install)
  },
  source,
  target,
  unsupported: [source, locale('ja')],
  sentences,
  names: true,
  runs: 25,
})

const FRENCH = [
  'La ville de Madrid écoute ses habitants.',
  'Le budget est ouvert à tous.',
  'Les jeunes votent en ligne.',
] as const
const ENGLISH = [
  'The city listens to its people.',
  'The budget is open to everybody.',
  'Young people vote in the evening.',
] as const

if (install !== undefined) {
  engineConformance('Apertium, fr → es', subject(locale('fr'), locale('es'), FRENCH))
  engineConformance('Apertium, en → es', subject(locale('en'), locale('es'), ENGLISH))
  engineConformance('Apertium, fr → es → en', subject(locale('fr'), locale('en'), FRENCH))
} else if (process.env.CI === 'true') {
  test('Apertium is installed where CI runs', () =>
    expect.fail('apt-get install apertium apertium-fr-es apertium-eng-spa'))
} else {
  test.skip('Apertium is not installed: its conformance suite is left out')
}
