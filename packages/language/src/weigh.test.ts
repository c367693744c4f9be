import { type LanguageGuess, type Locale, locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { type Detected, detect } from './index.ts'
import { weigh } from './weigh.ts'

const guess = (tag: string, confidence: number): LanguageGuess => ({ language: locale(tag), confidence })
const text = (tag: string, confidence: number, ...alternatives: LanguageGuess[]): Detected => ({
  ...guess(tag, confidence),
  alternatives,
})
const NOTHING = text('und', 0)
const tag = (value: string | null): Locale | null => (value === null ? null : locale(value))

describe('weigh', () => {
  test.each<[string | null, Detected, string | null, string, string, string]>([
    // declared, text, interface → decision, language, reason
    ['fr', text('fr', 0.99), 'en', 'detected', 'fr', 'declared-agrees'],
    ['fr', text('fr', 0.6), null, 'detected', 'fr', 'declared-agrees'],
    ['pt-BR', text('pt', 0.97), null, 'detected', 'pt-BR', 'declared-agrees'],
    ['zh-Hant', text('zh', 1), null, 'detected', 'zh-Hant', 'declared-agrees'],
    ['no', text('nb', 0.95), null, 'detected', 'no', 'declared-agrees'],
    ['et', NOTHING, null, 'declared', 'et', 'declared-text-unclear'],
    [
      'et',
      text('und', 0, guess('fi', 0.4), guess('et', 0.3)),
      null,
      'declared',
      'et',
      'declared-text-unclear',
    ],
    [
      'fr',
      text('und', 0, guess('fr', 0.48), guess('en', 0.45)),
      null,
      'declared',
      'fr',
      'declared-text-unclear',
    ],
    [
      'de',
      text('und', 0, guess('fr', 0.48), guess('en', 0.45)),
      null,
      'ask',
      'fr',
      'declared-contradicts-text',
    ],
    ['et', text('fi', 0.6, guess('et', 0.3)), null, 'declared', 'et', 'declared-text-unclear'],
    ['en', text('fr', 0.98), 'en', 'ask', 'fr', 'declared-contradicts-text'],
    [null, text('fr', 0.98), 'en', 'detected', 'fr', 'text-clear'],
    ['und', text('fr', 0.98), null, 'detected', 'fr', 'text-clear'],
    [null, text('fr', 0.6), 'fr', 'detected', 'fr', 'interface-agrees'],
    [null, text('fr', 0.6), 'en', 'ask', 'und', 'text-unsure'],
    [null, text('fr', 0.6), null, 'ask', 'und', 'text-unsure'],
    [null, NOTHING, 'fr', 'ask', 'und', 'text-unclear'],
    [null, text('und', 0, guess('en', 0.5), guess('zh', 0.5)), 'en', 'ask', 'und', 'text-mixed'],
    [null, text('und', 0, guess('hr', 0.45), guess('sr', 0.45)), 'hr', 'ask', 'und', 'text-unclear'],
    [null, text('und', 0, guess('en', 0.4), guess('nl', 0.1)), 'en', 'ask', 'und', 'text-unclear'],
  ])(
    'declared %s, text %o, form in %s: %s %s, %s',
    (declared, detected, form, decision, language, reason) => {
      const verdict = weigh({ declared: tag(declared), detected, interfaceLanguage: tag(form) })
      expect(verdict).toMatchObject({ decision, language, reason })
    },
  )

  test('whoever is asked is shown every guess, the declared language among them', () => {
    const verdict = weigh({
      declared: locale('en'),
      detected: text('fr', 0.98, guess('ca', 0.01)),
      interfaceLanguage: null,
    })
    expect(verdict.alternatives).toEqual([guess('en', 0), guess('ca', 0.01)])
  })

  test('whoever is asked about a text in two languages is shown both', () => {
    const french =
      'La ville a ouvert son budget à tous les habitants au printemps dernier. Chacun peut y lire les dépenses.'
    const english =
      'The city opened its budget to everybody last spring. Anyone can read there what the money is for.'
    const detected = detect(`${french} ${english}`)
    const verdict = weigh({ declared: null, detected, interfaceLanguage: locale('en') })
    expect(verdict).toMatchObject({ decision: 'ask', reason: 'text-mixed' })
    expect(
      verdict.alternatives
        .map(({ language }) => language)
        .slice(0, 2)
        .sort(),
    ).toEqual(['en', 'fr'])
  })

  test('a detection carries nothing but its own fields', () => {
    const verdict = weigh({
      declared: null,
      detected: detect('Chaque printemps, la ville publie ses projets.'),
      interfaceLanguage: null,
    })
    expect(Object.keys(verdict).sort()).toEqual([
      'alternatives',
      'confidence',
      'decision',
      'language',
      'reason',
    ])
  })

  test('the bar for a clear text is an option', () => {
    const claims = { declared: locale('en'), detected: text('fr', 0.9), interfaceLanguage: null }
    expect(weigh(claims, { clear: 0.95 }).decision).toBe('declared')
  })
})
