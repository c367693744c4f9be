import type { Finding, Origin, Quality, SegmentChange } from '@passerelle/domain'
import type { SegmentView, StoredTarget } from '@passerelle/workflow'
import type { z } from 'zod'
import type { segmentShape, targetShape } from './shapes.ts'

type TargetShape = z.output<typeof targetShape>
type FindingShape = TargetShape['findings'][number]

const presentOrigin = (origin: Origin): NonNullable<TargetShape['origin']> => ({
  ...presentWritten(origin),
  ...(origin.confirmed === undefined
    ? {}
    : { confirmed: { by: origin.confirmed.by, at: origin.confirmed.at } }),
})

function presentWritten(origin: Origin): NonNullable<TargetShape['origin']> {
  switch (origin.type) {
    case 'mt': {
      const { type, engine, model, via, at } = origin
      return {
        type,
        engine,
        ...(model === undefined ? {} : { model }),
        ...(via === undefined ? {} : { via: [...via] }),
        at,
      }
    }
    case 'tm': {
      const { type, match, percent, penalties, from, engine, at } = origin
      return {
        type,
        match,
        ...(percent === undefined ? {} : { percent }),
        ...(penalties === undefined ? {} : { penalties: [...penalties] }),
        from,
        ...(engine === undefined ? {} : { engine }),
        at,
      }
    }
    case 'human': {
      const { type, by, basis, engine, at } = origin
      return { type, by, basis, ...(engine === undefined ? {} : { engine }), at }
    }
    case 'source': {
      const { type, language, at } = origin
      return { type, language, at }
    }
  }
}

const presentFinding = ({ check, severity, message, places, repair, dismissed }: Finding): FindingShape => ({
  check,
  severity,
  message,
  ...(places === undefined ? {} : { places: places.map(({ start, end }) => ({ start, end })) }),
  ...(repair === undefined ? {} : { repair }),
  ...(dismissed === undefined
    ? {}
    : { dismissed: { by: dismissed.by, at: dismissed.at, reason: dismissed.reason } }),
})

const presentQuality = ({ score, steps }: Quality): NonNullable<TargetShape['quality']> => ({
  score,
  steps: steps.map(({ reason, points }) => ({ reason, points })),
})

/** A stored target → its public shape. */
export const presentTarget = (stored: StoredTarget): TargetShape => ({
  key: stored.key,
  target: stored.target,
  state: stored.state,
  origin: stored.origin === null ? null : presentOrigin(stored.origin),
  findings: stored.findings.map(presentFinding),
  ...(stored.state === 'initial' || stored.quality === undefined
    ? {}
    : { quality: presentQuality(stored.quality) }),
  ...(stored.state === 'initial' || stored.madeFor === undefined ? {} : { madeFor: stored.madeFor }),
  version: stored.version,
})

/** A segment with its source → its public shape. */
export const presentSegment = (view: SegmentView): z.output<typeof segmentShape> => ({
  ...presentTarget(view.target),
  key: view.key,
  field: view.field,
  source: view.source,
  ...(view.language === undefined ? {} : { language: view.language }),
  codes: view.codes.map(({ id, kind, type, equiv }) => ({
    id,
    kind,
    type,
    ...(equiv === undefined ? {} : { equiv }),
  })),
  ...(view.change === undefined ? {} : { change: presentChange(view.change) }),
})

function presentChange(change: SegmentChange): NonNullable<z.output<typeof segmentShape>['change']> {
  if (change.type === 'relinked')
    return { type: 'relinked', links: change.links.map(({ id, was, now }) => ({ id, was, now })) }
  if (change.type !== 'edited') return { type: change.type }
  const { source, target } = change.was
  return {
    type: 'edited',
    class: change.class,
    was: { source, ...(target === undefined ? {} : { target }) },
  }
}
