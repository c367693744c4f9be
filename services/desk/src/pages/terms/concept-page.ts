import type { Concept, Locale } from '@passerelle/domain'
import { disclosure, type Element, h, notice } from '@passerelle/page'
import type { ConceptRecord, TermChange } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import type { Tongue } from '../../view/tongue.ts'
import { conceptChanges } from './changes.ts'
import { conceptCard, conceptName } from './concept-card.ts'
import { conceptForm } from './concept-form.ts'
import { type ConceptDraft, type DraftFault, draftOf, emptyDraft } from './draft.ts'

export interface ConceptPageProps {
  readonly tongue: Tongue
  readonly id: string
  /** As it is now; undefined for one that is to be new, or was taken out. */
  readonly record: ConceptRecord | undefined
  readonly changes: readonly TermChange[]
  readonly isEditor: boolean
  readonly languages: readonly Locale[]
  readonly now: Date
  /** What its writer sent and what could not be saved. */
  readonly mine?: ConceptDraft
  readonly fault?: DraftFault
  /** Whether somebody else changed it meanwhile. */
  readonly conflict?: boolean
}

/** A concept: what it says, what goes against it, and for its editors the form, the history and the way to take it out. */
export function conceptPage(props: ConceptPageProps): Element {
  const { tongue, id, record, changes, isEditor, languages, now, mine, fault, conflict = false } = props
  const { t } = tongue
  const draft = mine ?? (record === undefined ? emptyDraft : draftOf(record.concept))
  return h(
    'div.queue.termbase',
    h('p.back', h('a', { href: paths.terms }, `← ${t('terms.back')}`)),
    record === undefined && changes.length > 0
      ? notice({ tone: 'warning', icon: 'warning', title: t('terms.gone') })
      : null,
    conflict
      ? notice({
          tone: 'warning',
          icon: 'warning',
          role: 'alert',
          title: t('terms.conflict'),
          body: t('terms.conflictText'),
        })
      : null,
    record === undefined
      ? h('h1', changes.length === 0 ? t('terms.add') : nameIn(tongue, id, changes))
      : conceptCard(tongue, record.concept, h('h1', conceptName(tongue, record.concept))),
    record === undefined ? null : h('p', h('a', { href: paths.affected(id) }, t('terms.toAffected'))),
    isEditor
      ? h(
          'section',
          record === undefined ? null : h('h2', t(conflict ? 'terms.mine' : 'terms.edit')),
          conceptForm({
            tongue,
            id,
            version: record?.version ?? 0,
            draft,
            languages,
            ...(fault === undefined ? {} : { fault }),
          }),
        )
      : null,
    changes.length === 0 ? null : conceptChanges(tongue, changes, now),
    isEditor && record !== undefined ? removal(tongue, record.concept, record.version) : null,
  )
}

/** What a concept that was taken out was last called. */
function nameIn(tongue: Tongue, id: string, changes: readonly TermChange[]): Element | string {
  const last = changes.find(({ concept }) => concept !== null)?.concept ?? null
  return last === null ? id : conceptName(tongue, last)
}

const removal = ({ t }: Tongue, { id }: Concept, version: number): Element =>
  disclosure({
    summary: t('terms.remove'),
    body: h(
      'form',
      { method: 'post', action: paths.removeConcept(id) },
      h('input', { type: 'hidden', name: 'version', value: String(version) }),
      h('p', t('terms.removeText')),
      h('p.actions', h('button.button.button-quiet', { type: 'submit' }, t('terms.removeNow'))),
    ),
  })
