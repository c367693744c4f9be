import { type Element, h, notice } from '@passerelle/page'
import type { ConceptRecord, Page } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import type { Tongue } from '../../view/tongue.ts'
import { conceptCard, conceptName } from './concept-card.ts'

/** What a person looks for in the termbase, as the page's address says it. */
export interface TermsWish {
  readonly text: string
  readonly cursor?: string
}

export interface TermsPageProps {
  readonly tongue: Tongue
  readonly wish: TermsWish
  readonly found: Page<ConceptRecord>
  readonly isEditor: boolean
  /** Whether a concept was just taken out. */
  readonly removed: boolean
}

/** The termbase, concept by concept, with a search in its words. */
export function termsPage({ tongue, wish, found, isEditor, removed }: TermsPageProps): Element {
  const { t } = tongue
  return h(
    'div.queue.termbase',
    removed ? notice({ tone: 'success', icon: 'check', role: 'status', title: t('terms.removed') }) : null,
    h('h1', t('terms.title')),
    h('p.faint', t('terms.text')),
    h(
      'div.termbase-tools',
      h(
        'form.filters',
        { method: 'get', action: paths.terms, ariaLabel: t('terms.title') },
        h(
          'div.field.grow',
          h('label', { htmlFor: 'q' }, t('terms.words')),
          h('input', { id: 'q', name: 'q', type: 'search', value: wish.text, dir: 'auto' }),
        ),
        h('button.button', { type: 'submit' }, t('terms.search')),
      ),
      isEditor ? h('a.button.button-quiet', { href: paths.newConcept }, t('terms.add')) : null,
    ),
    found.items.length === 0
      ? h('p.empty', t(wish.text === '' ? 'terms.empty' : 'terms.nothing'))
      : found.items.map(({ concept }) =>
          conceptCard(
            tongue,
            concept,
            h('h2', h('a', { href: paths.concept(concept.id) }, conceptName(tongue, concept))),
          ),
        ),
    h(
      'nav.pages',
      { ariaLabel: t('terms.pages') },
      wish.cursor === undefined ? null : h('a', { href: pathOf(wish, undefined) }, t('queue.first')),
      found.next === null ? null : h('a', { href: pathOf(wish, found.next) }, t('queue.more')),
    ),
  )
}

function pathOf({ text }: TermsWish, cursor: string | undefined): string {
  const query = new URLSearchParams()
  if (text !== '') query.set('q', text)
  if (cursor !== undefined) query.set('cursor', cursor)
  return query.size === 0 ? paths.terms : `${paths.terms}?${query}`
}
