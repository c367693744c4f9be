import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Act,
  type Actor,
  DEFAULT_POLICY,
  type Decision,
  decide,
  isRefusal,
  locale,
  personId,
  type Refusal,
  type ReviewSubject,
  SYSTEM,
  segmentKey,
  TRANSLATION_STATES,
} from './index.ts'

const fr = locale('fr')
const person = (
  id: string,
  roles: ('admin' | 'reviewer' | 'submitter')[] = ['reviewer'],
  locales = [fr],
): Actor => ({
  kind: 'person',
  id: personId(id),
  name: id,
  roles,
  locales,
})
const ada = person('ada')
const subject = (changes: Partial<ReviewSubject> = {}): ReviewSubject => ({
  state: 'in_review',
  target: fr,
  writers: [],
  missing: 0,
  errors: 0,
  ...changes,
})
const approve: Act = { type: 'approve' }
const codeOf = (result: Decision | Refusal): string => (isRefusal(result) ? result.code : result.state)

describe('an approval', () => {
  it('leads from review to approved, and says so in one event', () => {
    expect(decide(subject(), approve, ada, DEFAULT_POLICY)).toEqual({
      state: 'approved',
      block: null,
      events: [{ type: 'approved' }],
    })
  })
  it('is refused to whoever wrote part of the text, administrators too', () => {
    const written = subject({ writers: [personId('ada'), personId('root')] })
    expect(codeOf(decide(written, approve, ada, DEFAULT_POLICY))).toBe('own_text')
    expect(codeOf(decide(written, approve, person('root', ['admin']), DEFAULT_POLICY))).toBe('own_text')
    expect(codeOf(decide(written, approve, person('bob'), DEFAULT_POLICY))).toBe('approved')
  })
  it('is possible to the writer where the policy does not ask for four eyes', () => {
    const written = subject({ writers: [personId('ada')] })
    expect(codeOf(decide(written, approve, ada, { fourEyes: 'off' }))).toBe('approved')
  })
  it('is refused while segments are empty or findings of severity error stand', () => {
    expect(codeOf(decide(subject({ missing: 1 }), approve, ada, DEFAULT_POLICY))).toBe('incomplete')
    expect(codeOf(decide(subject({ errors: 1 }), approve, ada, DEFAULT_POLICY))).toBe('blocking_findings')
  })
  it('is refused to reviewers of another locale, to submitters and to the pipeline itself', () => {
    for (const actor of [person('eve', ['reviewer'], [locale('es')]), person('sub', ['submitter']), SYSTEM])
      expect(codeOf(decide(subject(), approve, actor, DEFAULT_POLICY))).toBe('not_allowed')
  })
  it('of a translation whose source has moved on is refused as stale', () => {
    expect(codeOf(decide(subject({ state: 'stale' }), approve, ada, DEFAULT_POLICY))).toBe('stale_revision')
  })
})

describe('an edit', () => {
  it('re-opens the review of what was published, approved, sent back or blocked', () => {
    for (const state of ['published', 'approved', 'changes_requested', 'blocked', 'in_review'] as const)
      expect(
        codeOf(decide(subject({ state }), { type: 'edit', key: segmentKey('k') }, ada, DEFAULT_POLICY)),
      ).toBe('in_review')
  })
  it('waits while a machine is drafting', () => {
    expect(
      codeOf(
        decide(subject({ state: 'drafting' }), { type: 'edit', key: segmentKey('k') }, ada, DEFAULT_POLICY),
      ),
    ).toBe('wrong_state')
  })
})

const acts = fc.constantFrom<Act>(
  { type: 'start-draft' },
  { type: 'finish-draft', engine: 'apertium', segments: 3 },
  { type: 'block', block: { reason: 'no_engine', message: 'None.' } },
  { type: 'retry' },
  { type: 'edit', key: segmentKey('k') },
  { type: 'request-changes', comment: 'Please' },
  approve,
  { type: 'publish', number: 1 },
  { type: 'supersede' },
)
const actors = fc.constantFrom<Actor>(
  ada,
  person('bob'),
  person('root', ['admin']),
  person('sub', ['submitter']),
  SYSTEM,
)
const subjects = fc.record<ReviewSubject>({
  state: fc.constantFrom(...TRANSLATION_STATES),
  target: fc.constant(fr),
  writers: fc.subarray([personId('ada'), personId('bob')]),
  missing: fc.nat(2),
  errors: fc.nat(2),
})

describe('whatever is tried', () => {
  it('ends in a state or in a refusal with a sentence, and never in an exception', () => {
    fc.assert(
      fc.property(subjects, acts, actors, (from, act, actor) => {
        const result = decide(from, act, actor, DEFAULT_POLICY)
        if (isRefusal(result)) expect(result.message).toMatch(/\.$/)
        else expect(TRANSLATION_STATES).toContain(result.state)
      }),
    )
  })
  it('nothing is published without an approval by a person who wrote none of it, over any run of acts', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(acts, actors), { maxLength: 40 }), (run) => {
        let state = subject({ state: 'queued' })
        let approver: string | null = null
        for (const [act, actor] of run) {
          const result = decide(state, act, actor, DEFAULT_POLICY)
          if (isRefusal(result)) continue
          if (act.type === 'approve') approver = actor.kind === 'person' ? actor.id : null
          if (act.type === 'edit') {
            approver = null
            const by = actor.kind === 'person' ? [actor.id] : []
            state = { ...state, writers: [...state.writers, ...by] }
          }
          if (result.state === 'published') {
            expect(approver).not.toBeNull()
            expect(state.writers).not.toContain(approver)
          }
          state = { ...state, state: result.state }
        }
      }),
      { numRuns: 500 },
    )
  })
  it('only a person approves and only the pipeline publishes', () => {
    fc.assert(
      fc.property(subjects, acts, actors, (from, act, actor) => {
        const result = decide(from, act, actor, DEFAULT_POLICY)
        if (isRefusal(result)) return
        if (result.state === 'approved') expect(actor.kind).toBe('person')
        if (result.state === 'published') expect(actor.kind).toBe('system')
      }),
    )
  })
})
