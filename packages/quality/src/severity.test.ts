import { DEFAULT_CHECK_SETTINGS, locale, severitiesFor } from '@passerelle/domain'
import { expect, test } from 'vitest'
import { check } from './index.ts'

const pair = {
  source: 'Un budget pour  tous.',
  target: 'A budget for  everyone',
  sourceLanguage: locale('fr'),
  targetLanguage: locale('pt-BR'),
}
const severitiesOf = (wishes = {}) =>
  Object.fromEntries(check(pair, wishes).map((finding) => [finding.check, finding.severity]))

test('an installation says how grave a check is, and may silence it', () => {
  expect(severitiesOf()).toMatchObject({ end_stop: 'info' })
  expect(severitiesOf({ end_stop: 'error' })).toMatchObject({ end_stop: 'error' })
  expect(severitiesOf({ end_stop: 'off' })).not.toHaveProperty('end_stop')
})

test('a locale counts before its language, and that before all languages', () => {
  const settings = {
    severities: { end_stop: 'off', same: 'info' },
    locales: { pt: { end_stop: 'info', same: 'error' }, 'pt-BR': { end_stop: 'error' } },
  } as const
  expect(severitiesFor(settings, locale('pt-BR'))).toEqual({ end_stop: 'error', same: 'error' })
  expect(severitiesFor(settings, locale('pt'))).toEqual({ end_stop: 'info', same: 'error' })
  expect(severitiesFor(settings, locale('fr'))).toEqual({ end_stop: 'off', same: 'info' })
  expect(severitiesFor(DEFAULT_CHECK_SETTINGS, locale('fr'))).toEqual({})
})
