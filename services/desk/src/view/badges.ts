import {
  fromMachine,
  type MemoryMatch,
  type Origin,
  type PersonId,
  type TranslationState,
} from '@passerelle/domain'
import { badge, type Element, h, type Tone } from '@passerelle/page'
import type { Tongue } from './tongue.ts'
import { dateTime, languageName } from './wording.ts'

const TONES: Readonly<Record<TranslationState, Tone>> = {
  queued: 'neutral',
  drafting: 'neutral',
  in_review: 'info',
  approved: 'success',
  published: 'success',
  changes_requested: 'warning',
  blocked: 'error',
  stale: 'neutral',
}

/** A translation's state as a coloured word. */
export const stateBadge = (tongue: Tongue, state: TranslationState): Element =>
  badge(tongue.t(`state.${state}`), TONES[state])

/** Who or what wrote a target: the machine with its engine, the memory, or a person. */
export function originBadge(tongue: Tongue, origin: Origin | null, reader: PersonId): Element {
  if (origin === null) return h('span.origin.origin-none', tongue.t('origin.none'))
  return h(
    'span.origin',
    {
      className: [
        origin.type !== 'human' && fromMachine(origin) ? 'origin-machine' : `origin-${origin.type}`,
      ],
      title: `${originDetail(tongue, origin)} · ${dateTime(tongue, origin.at)}`,
    },
    originName(tongue, origin, reader),
  )
}

const MATCH_NAMES: Readonly<Record<MemoryMatch, string>> = {
  'in-context': 'origin.tmInContext',
  exact: 'origin.tmExact',
  patched: 'origin.tmPatched',
}

function originName(tongue: Tongue, origin: Origin, reader: PersonId): string {
  switch (origin.type) {
    case 'mt':
      return tongue.t('origin.mt', { engine: origin.engine })
    case 'tm':
      return origin.percent === undefined
        ? tongue.t(MATCH_NAMES[origin.match])
        : tongue.t('origin.tmPercent', {
            match: tongue.t(MATCH_NAMES[origin.match]),
            percent: origin.percent,
          })
    case 'human':
      return tongue.t(origin.by === reader ? 'origin.you' : 'origin.person')
    case 'source':
      return tongue.t('origin.source')
  }
}

function originDetail(tongue: Tongue, origin: Origin): string {
  switch (origin.type) {
    case 'mt':
      return [
        tongue.t('origin.mtDetail', { engine: origin.engine }),
        ...(origin.model === undefined ? [] : [origin.model]),
        ...(origin.via === undefined || origin.via.length === 0
          ? []
          : [tongue.t('origin.via', { languages: origin.via.join(', ') })]),
      ].join(' · ')
    case 'tm':
      return [
        tongue.t(origin.from === 'mt' ? 'origin.tmFromMachine' : 'origin.tmFromPerson'),
        ...(origin.penalties ?? []).map((penalty) => tongue.t(`penalty.${penalty}`)),
      ].join(' · ')
    case 'human':
      return tongue.t(`origin.basis.${origin.basis}`, { engine: origin.engine ?? '' })
    case 'source':
      return tongue.t('origin.sourceDetail', { language: languageName(tongue, origin.language) })
  }
}
