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
  NEVER_DISMISSED,
  personId,
  type Refusal,
  type ReviewSubject,
  type Severity,
  SYSTEM,
  segmentKey,
  standingErrors,
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
  unconfirmed: 0,
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
    expect(codeOf(decide(written, approve, ada, { ...DEFAULT_POLICY, fourEyes: 'off' }))).toBe('approved')
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

describe('a finding that is dismissed', () => {
  const key = segmentKey('k')
  const dismiss = (check: string, severity: Severity, policy = DEFAULT_POLICY) =>
    codeOf(
      decide(subject(), { type: 'dismiss', key, finding: { check, severity }, reason: 'So.' }, ada, policy),
    )
  const stands = (check: string, severity: Severity, policy = DEFAULT_POLICY) => {
    const dismissed = { by: personId('ada'), at: '2026-11-25T00:00:00Z', reason: 'So.' }
    return standingErrors([{ check, severity, message: 'Wrong.', dismissed }], policy).length === 1
  }
  it('leaves the state as it was and says so in the audit, with the reason', () => {
    const act: Act = {
      type: 'dismiss',
      key,
      finding: { check: 'same', severity: 'warning' },
      reason: 'A name.',
    }
    for (const state of ['in_review', 'changes_requested'] as const)
      expect(decide(subject({ state }), act, ada, DEFAULT_POLICY)).toEqual({
        state,
        block: null,
        events: [{ type: 'finding-dismissed', key, check: 'same', severity: 'warning', reason: 'A name.' }],
      })
  })
  it('may be an error where the policy says so, and never one that protects readers, whatever it says', () => {
    expect(dismiss('links', 'error')).toBe('in_review')
    expect(dismiss('links', 'error', { ...DEFAULT_POLICY, dismissErrors: [] })).toBe('not_dismissible')
    for (const check of NEVER_DISMISSED) {
      expect(dismiss(check, 'error')).toBe('not_dismissible')
      expect(dismiss(check, 'error', { ...DEFAULT_POLICY, dismissErrors: [check] })).toBe('not_dismissible')
    }
  })
  it('stands in the way again once the policy no longer lets it be dismissed (R7)', () => {
    expect(stands('links', 'error')).toBe(false)
    expect(stands('links', 'error', { ...DEFAULT_POLICY, dismissErrors: [] })).toBe(true)
    expect(stands('xml-tags', 'error', { ...DEFAULT_POLICY, dismissErrors: ['xml-tags'] })).toBe(true)
  })
})

describe('a target that was carried over a mended slip', () => {
  it('keeps a text from being approved until somebody confirmed it', () => {
    expect(codeOf(decide(subject({ unconfirmed: 1 }), approve, ada, DEFAULT_POLICY))).toBe('unconfirmed')
  })
  it('is confirmed by a person of its locale, under review alone', () => {
    const confirm: Act = { type: 'confirm', key: segmentKey('k') }
    expect(codeOf(decide(subject({ unconfirmed: 1 }), confirm, ada, DEFAULT_POLICY))).toBe('in_review')
    expect(codeOf(decide(subject({ state: 'approved' }), confirm, ada, DEFAULT_POLICY))).toBe('wrong_state')
    expect(codeOf(decide(subject(), confirm, SYSTEM, DEFAULT_POLICY))).toBe('not_allowed')
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
  { type: 'resume' },
  { type: 'edit', key: segmentKey('k') },
  { type: 'dismiss', key: segmentKey('k'), finding: { check: 'links', severity: 'error' }, reason: 'Fine' },
  {
    type: 'dismiss',
    key: segmentKey('k'),
    finding: { check: 'xml-tags', severity: 'error' },
    reason: 'Fine',
  },
  { type: 'undismiss', key: segmentKey('k'), check: 'links' },
  { type: 'confirm', key: segmentKey('k') },
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
  unconfirmed: fc.nat(2),
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
  it('nothing is approved while a segment is empty, unconfirmed, or holds an error that stands', () => {
    fc.assert(
      fc.property(subjects, actors, (from, actor) => {
        const result = decide(from, approve, actor, DEFAULT_POLICY)
        if (!isRefusal(result)) expect([from.missing, from.errors, from.unconfirmed]).toEqual([0, 0, 0])
      }),
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
