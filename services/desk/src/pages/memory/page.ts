import { type Locale, plainText } from '@passerelle/domain'
import { type Element, h, selectField } from '@passerelle/page'
import type { Concordance, ConcordancePage } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import { markedWords } from '../../view/marked-words.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'

/** What a person looks for, as the page's address says it. */
export interface MemoryWish {
  readonly text: string
  readonly source?: Locale
  readonly target?: Locale
  readonly trust?: 'approved' | 'imported'
  readonly cursor?: string
}

export interface MemoryPageProps {
  readonly tongue: Tongue
  readonly wish: MemoryWish
  readonly concordance: Concordance
  readonly languages: readonly Locale[]
  /** The languages into which the person works. */
  readonly targets: readonly Locale[]
}

/** A search in the memory's words, in both languages, and what it found: source and target side by side, the words marked. */
export function memoryPage({ tongue, wish, concordance, languages, targets }: MemoryPageProps): Element {
  const { t } = tongue
  return h(
    'div.queue.memory',
    h('h1', t('memory.title')),
    form(tongue, wish, languages, targets),
    wish.text === '' ? h('p.empty', t('memory.hint')) : results(tongue, wish, concordance),
  )
}

function form(
  tongue: Tongue,
  wish: MemoryWish,
  languages: readonly Locale[],
  targets: readonly Locale[],
): Element {
  const { t } = tongue
  const select = (name: 'source' | 'target', offered: readonly Locale[]): Element =>
    selectField({
      label: t(`memory.${name}`),
      name,
      value: wish[name] ?? '',
      options: [
        { value: '', label: t('memory.anyLanguage') },
        ...offered.map((tag) => ({ value: tag, label: languageName(tongue, tag) })),
      ],
    })
  return h(
    'form.filters',
    { method: 'get', action: paths.memory, ariaLabel: t('memory.title') },
    h(
      'div.field.grow',
      h('label', { htmlFor: 'q' }, t('memory.words')),
      h('input', { id: 'q', name: 'q', type: 'search', value: wish.text, dir: 'auto', required: true }),
    ),
    select('source', languages),
    select('target', targets),
    selectField({
      label: t('memory.trust'),
      name: 'trust',
      value: wish.trust ?? '',
      options: [
        { value: '', label: t('memory.anyTrust') },
        ...(['approved', 'imported'] as const).map((trust) => ({
          value: trust,
          label: t(`memory.${trust}`),
        })),
      ],
    }),
    h('button.button', { type: 'submit' }, t('memory.search')),
  )
}

function results(tongue: Tongue, wish: MemoryWish, { words, found }: Concordance): Element {
  const { t } = tongue
  if (found === 'too_broad') return h('p.empty', t('memory.tooBroad'))
  if (found.items.length === 0 && found.next === null) return h('p.empty', t('memory.nothing'))
  return h(
    'div',
    h(
      'table.memory-units',
      h(
        'thead',
        h(
          'tr',
          ['source', 'target', 'trust'].map((name) => h('th', { scope: 'col' }, t(`memory.${name}`))),
        ),
      ),
      h(
        'tbody',
        found.items.map((item) => row(tongue, words, item)),
      ),
    ),
    h(
      'nav.pages',
      { ariaLabel: t('memory.pages') },
      wish.cursor === undefined ? null : h('a', { href: pathOf(wish, undefined) }, t('queue.first')),
      found.next === null ? null : h('a', { href: pathOf(wish, found.next) }, t('queue.more')),
    ),
  )
}

function row(
  tongue: Tongue,
  words: readonly string[],
  { trust, unit }: ConcordancePage['items'][number],
): Element {
  const cell = (language: Locale, text: string): Element =>
    h(
      'td',
      h('span.small', languageName(tongue, language)),
      h('p', { lang: language, dir: 'auto' }, markedWords(plainText(text), words)),
    )
  return h(
    'tr',
    cell(unit.source, unit.sourceText),
    cell(unit.target, unit.targetText),
    h('td', tongue.t(`memory.${trust}`), unit.domain === undefined ? null : h('p.small', unit.domain)),
  )
}

function pathOf({ text, source, target, trust }: MemoryWish, cursor: string | undefined): string {
  const query = new URLSearchParams({ q: text })
  for (const [name, value] of Object.entries({ source, target, trust, cursor }))
    if (value !== undefined) query.set(name, value)
  return `${paths.memory}?${query}`
}
