import type { Origin, Version } from '@passerelle/domain'
import { ownLanguageName } from '@passerelle/i18n'
import { disclosure, type Element, type Fact, facts, h, name, s, words } from '@passerelle/page'
import type { Voice } from '../context.ts'
import { engineName } from './engine-name.ts'
import { PROVENANCE_ID } from './origin-notices.ts'

/** Who wrote the sentences of a translation, as readers are told. */
type Hand = 'machine' | 'edited' | 'memory' | 'human' | 'kept'
const HANDS: readonly Hand[] = ['machine', 'edited', 'memory', 'human', 'kept']

function handOf(origin: Origin): Hand {
  switch (origin.type) {
    case 'mt':
      return 'machine'
    case 'tm':
      return 'memory'
    case 'human':
      return origin.basis === 'none' ? 'human' : 'edited'
    case 'source':
      return 'kept'
  }
}

/** How the text came to be, down to the sentences. */
export function provenance(voice: Voice, version: Version): Element {
  const { t } = voice
  return disclosure({
    id: PROVENANCE_ID,
    summary: t('case.provenance.title'),
    body: [
      facts(making(voice, version)),
      version.provenance.kind === 'original' ? null : sentences(voice, version),
    ],
  })
}

function making({ t, formats }: Voice, { provenance: made, ...version }: Version): Fact[] {
  const reviewer = made.reviewerName === null ? t('case.notice.aReviewer') : name(made.reviewerName)
  return [
    {
      label: t('case.provenance.kind'),
      value: made.kind === 'original' ? t('case.provenance.originalBody') : t(`badge.${made.kind}`),
    },
    {
      label: t('case.provenance.source'),
      value: [formats.language(made.source), ' (', words(ownLanguageName(made.source), made.source), ')'],
    },
    ...(made.engines.length === 0
      ? []
      : [{ label: t('case.provenance.engines'), value: formats.list(made.engines.map(engineName)) }]),
    ...(made.reviewedAt === null
      ? []
      : [
          {
            label: t('case.provenance.reviewer'),
            value: t.parts(
              'case.provenance.reviewerOn',
              { reviewer },
              { date: formats.date(made.reviewedAt) },
            ),
          },
        ]),
    {
      label: t('case.provenance.published'),
      value: h('time', { dateTime: version.publishedAt }, formats.date(version.publishedAt)),
    },
    {
      label: t('case.provenance.version'),
      value:
        made.kind === 'original'
          ? formats.number(version.number)
          : t('case.provenance.versionOf', {
              version: formats.number(version.number),
              revision: formats.number(version.revision),
            }),
    },
  ]
}

function sentences({ t }: Voice, version: Version): Element | null {
  const hands = version.provenance.segments.map(({ origin }) => handOf(origin))
  const counts = HANDS.map((hand) => ({
    hand,
    count: hands.filter((other) => other === hand).length,
  })).filter(({ count }) => count > 0)
  if (counts.length === 0) return null
  return h(
    'div.sentences',
    h('p.sentences-title', t('case.provenance.sentences')),
    shares(counts, hands.length),
    h(
      'ul',
      counts.map(({ hand, count }) =>
        h('li', { className: [`hand-${hand}`] }, t(`case.provenance.${hand}`, { count })),
      ),
    ),
    h('p', t('case.provenance.allRead')),
  )
}

/** The shares as a bar; the list beside it says the same in words. */
function shares(counts: readonly { readonly hand: Hand; readonly count: number }[], total: number): Element {
  let from = 0
  const bars = counts.map(({ hand, count }) => {
    const bar = s('rect', {
      className: [`hand-${hand}`],
      x: `${from}%`,
      width: `${(100 * count) / total}%`,
      height: '100%',
    })
    from += (100 * count) / total
    return bar
  })
  return s('svg.shares', { ariaHidden: 'true', focusable: 'false', width: '100%', height: 12 }, bars)
}
