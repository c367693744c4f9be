import { locale, parseInline, type TranslationUnit, writeInline } from '@passerelle/domain'
import fc from 'fast-check'

// Text that XML can hold, with codes that may stand anyhow.
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) =>
    text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '-').normalize('NFC'),
  )
const part = fc.oneof(
  words.map((value) => ({ type: 'text' as const, value })),
  fc.record({ type: fc.constantFrom('open', 'close', 'alone'), id: fc.integer({ min: 1, max: 4 }) }),
)
const coded = fc
  .array(part, { minLength: 1, maxLength: 6 })
  .map((parts) => writeInline(parseInline(writeInline([{ type: 'text', value: 'a' }, ...parts]))))
const iso = fc
  .integer({ min: 0, max: 4_000_000_000 })
  .map((seconds) => new Date(seconds * 1000).toISOString())
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
/** Units of a memory, whatever they hold that XML can hold too. */
export const anyUnit: fc.Arbitrary<TranslationUnit> = fc
  .record({
    source: fc.constantFrom('en', 'pt-BR', 'zh-Hant').map(locale),
    target: fc.constantFrom('fr', 'ar', 'sr-Cyrl').map(locale),
    sourceText: coded,
    targetText: coded,
    from: fc.constantFrom('human', 'mt'),
    engine: optional(words),
    domain: optional(words),
    details: fc
      .record({
        createdBy: optional(words.map((name) => `by ${name}`)),
        createdAt: optional(iso),
        changedBy: optional(words),
        changedAt: optional(iso),
        tool: optional(words),
        usageCount: optional(fc.nat()),
        lastUsedAt: optional(iso),
        notes: optional(fc.array(words, { minLength: 1, maxLength: 3 })),
        props: optional(
          fc.array(
            fc.tuple(
              words.map((type) => `p-${type}`),
              words,
            ),
            { minLength: 1, maxLength: 3 },
          ),
        ),
      })
      .map(defined),
  })
  .map(defined) as fc.Arbitrary<TranslationUnit>
