import { type Failure, isRefusal, revisionId, SYSTEM, translationId } from '@passerelle/domain'
import { type FailureKind, type Job, MAX_DEATHS, RETRIES, retryDelay } from '@passerelle/jobs'
import { lockTranslation, perform } from './act.ts'
import { addMissingTargets } from './add-targets.ts'
import { assignReviewer } from './assign-reviewer.ts'
import { type Checking, currentChecking } from './check-target.ts'
import type { Deps, WithEngines, WithParser } from './deps.ts'
import { detectCase, failRevision } from './detect-case.ts'
import { wasOvertaken } from './draft-lease.ts'
import { draftTranslation } from './draft-translation.ts'
import { JobFailure } from './job-failure.ts'
import type { Tx } from './ports/index.ts'
import { publishVersion } from './publish-version.ts'
import { cleanText } from './text.ts'

type JobDeps = Deps & WithParser & WithEngines

/** How a try ended. */
export type JobOutcome =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'overtaken' }
  | { readonly outcome: 'retry'; readonly inMs: number; readonly message: string }
  | { readonly outcome: 'given-up'; readonly failure: Failure }

/**
 * Does one job, with the bookkeeping that outlives queue and worker: tries and deaths are counted in the database, another
 * try is announced through the outbox, and a job past its limits leaves its subject in a named error state.
 * Throws only when the database itself can't be reached; the sweep announces the job again.
 */
export async function runJob(deps: JobDeps, job: Job): Promise<JobOutcome> {
  const before = await deps.store.attempts.begin(job, deps.now())
  if (before.deaths >= MAX_DEATHS)
    return giveUp(deps, job, {
      code: 'worker_died',
      message: `The worker died ${before.deaths} times over this. Look at its log, then retry.`,
    })
  try {
    await handle(deps, job)
  } catch (error) {
    if (!wasOvertaken(error)) return failed(deps, job, error, before.failures + 1)
    return { outcome: 'overtaken' }
  }
  await deps.store.attempts.end(job)
  return { outcome: 'done' }
}

function handle(deps: JobDeps, job: Job): Promise<void> {
  switch (job.name) {
    case 'detect-case':
      return detectCase(deps, job.payload)
    case 'draft-translation':
      return draftTranslation(deps, job.payload)
    case 'assign-reviewer':
      return assignReviewer(deps, job.payload)
    case 'publish-version':
      return publishVersion(deps, job.payload)
  }
}

/** A failure that nobody foresaw is tried again like a passing one: most are a connection lost or a deadlock. */
function kindOf(error: unknown): { kind: FailureKind; code: Failure['code']; askedMs: number | null } {
  return error instanceof JobFailure
    ? { kind: error.kind, code: error.code, askedMs: error.retryAfterMs }
    : { kind: 'transient', code: 'internal', askedMs: null }
}

async function failed(deps: JobDeps, job: Job, error: unknown, failures: number): Promise<JobOutcome> {
  const { kind, code, askedMs } = kindOf(error)
  const message = cleanText(error instanceof Error ? error.message : String(error)).slice(0, 500)
  const inMs = retryDelay(kind, failures, askedMs, deps.random())
  if (inMs === null) return giveUp(deps, job, { code, message })
  const again = new Date(deps.now().getTime() + inMs)
  await deps.store.write(async (tx) => {
    await tx.attempts.fail(job, message, RETRIES[kind].counts)
    await tx.outbox.add([job], again)
  })
  return { outcome: 'retry', inMs, message }
}

async function giveUp(deps: JobDeps, job: Job, failure: Failure): Promise<JobOutcome> {
  // Read before the transaction: it takes a connection of its own, and all may be held by transactions that wait for one.
  const checking = await currentChecking(deps)
  await deps.store.write(async (tx) => {
    await leaveInError(deps, tx, job, failure, checking)
    await tx.attempts.clear(job)
  })
  return { outcome: 'given-up', failure }
}

async function leaveInError(
  deps: JobDeps,
  tx: Tx,
  job: Job,
  failure: Failure,
  checking: Checking,
): Promise<void> {
  if (job.name === 'detect-case') return failCase(deps, tx, job.payload.revisionId, failure)
  if (job.name === 'assign-reviewer') return
  if (job.name === 'publish-version' && job.payload.of === 'original')
    return failCase(deps, tx, job.payload.revisionId, failure)
  const id = 'translationId' in job.payload ? job.payload.translationId : ''
  const locked = await lockTranslation(tx, translationId(id))
  if (locked === undefined) return
  const reason = failure.code === 'internal' ? 'engine_failed' : failure.code
  const act = { type: 'block', block: { reason, message: failure.message } } as const
  const blocked = await perform(deps, tx, locked, act, SYSTEM, { lease: null })
  if (isRefusal(blocked)) return
  await addMissingTargets(checking, tx, blocked, locked, deps.now())
  await tx.outbox.add([{ name: 'assign-reviewer', payload: { translationId: blocked.id } }])
}

async function failCase(deps: Deps, tx: Tx, id: string, failure: Failure): Promise<void> {
  const revision = await tx.revisions.get(revisionId(id))
  if (revision === undefined) return
  await tx.cases.lock(revision.caseId)
  await failRevision(deps, tx, revision, failure)
}
