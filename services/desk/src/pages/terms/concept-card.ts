import { type Concept, directionOf, type Locale, type Term, type TermStatus } from '@passerelle/domain'
import { badge, type Child, type Element, h, type Tone, words } from '@passerelle/page'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'

const TONES: Readonly<Record<TermStatus, Tone>> = {
  preferred: 'success',
  admitted: 'neutral',
  deprecated: 'error',
}

/** What a concept is called on a page: its best term in the page's language, else in the first that it has. */
export function conceptName({ locale }: Tongue, { id, terms }: Concept): Element {
  const preferred = terms.filter(({ status }) => status === 'preferred')
  const term = preferred.find(({ language }) => language === locale) ?? preferred[0] ?? terms[0]
  return term === undefined ? words(id) : words(term.text, term.language)
}

/** A concept with all that the termbase says about it, under a heading of the page's own. */
export function conceptCard(tongue: Tongue, concept: Concept, heading: Child): Element {
  const { t } = tongue
  const { domain, definition, note, doNotTranslate, terms } = concept
  const languages = [...new Set(terms.map(({ language }) => language))].toSorted()
  return h(
    'article.concept',
    h(
      'header.concept-head',
      heading,
      doNotTranslate ? badge(t('terms.doNotTranslate'), 'info') : null,
      domain === undefined ? null : h('span.faint', `${t('terms.domain')}${t('terms.colon')}`, words(domain)),
    ),
    definition === undefined ? null : h('p', { dir: 'auto' }, definition),
    note === undefined ? null : h('p.faint', { dir: 'auto' }, note),
    h(
      'dl.concept-terms',
      languages.flatMap((language) => [
        h('dt', languageName(tongue, language)),
        h('dd', termList(tongue, language, terms)),
      ]),
    ),
  )
}

const termList = (tongue: Tongue, language: Locale, terms: readonly Term[]): Element =>
  h(
    'ul',
    terms
      .filter((term) => term.language === language)
      .map(({ text, status, partOfSpeech, note }) =>
        h(
          'li',
          h('strong', { lang: language, dir: directionOf(language) }, text),
          ' ',
          badge(tongue.t(`terms.status.${status}`), TONES[status]),
          partOfSpeech === undefined ? null : h('span.faint', ' ', words(partOfSpeech)),
          note === undefined ? null : h('span.faint', ' — ', words(note)),
        ),
      ),
  )
