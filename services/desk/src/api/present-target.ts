import type { Finding, Origin, SegmentChange } from '@passerelle/domain'
import type { SegmentView, StoredTarget } from '@passerelle/workflow'
import type { z } from 'zod'
import type { segmentShape, targetShape } from './shapes.ts'

type TargetShape = z.output<typeof targetShape>
type FindingShape = TargetShape['findings'][number]

function presentOrigin(origin: Origin): NonNullable<TargetShape['origin']> {
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

const presentFinding = ({ check, severity, message, places, repair }: Finding): FindingShape => ({
  check,
  severity,
  message,
  ...(places === undefined ? {} : { places: places.map(({ start, end }) => ({ start, end })) }),
  ...(repair === undefined ? {} : { repair }),
})

/** A stored target → its public shape. */
export const presentTarget = ({
  key,
  target,
  state,
  origin,
  findings,
  version,
}: StoredTarget): TargetShape => ({
  key,
  target,
  state,
  origin: origin === null ? null : presentOrigin(origin),
  findings: findings.map(presentFinding),
  version,
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
  if (change.type !== 'edited') return { type: change.type }
  const { source, target } = change.was
  return {
    type: 'edited',
    class: change.class,
    was: { source, ...(target === undefined ? {} : { target }) },
  }
}
