import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { isRefusal, type Submission } from '@passerelle/domain'
import { type Accounts, type Deps, submitCase } from '@passerelle/workflow'
import { readSample } from './sample-file.ts'

const FOLDER = new URL('../samples/', import.meta.url)

/**
 * Submits the sample cases in the name of the account with that e-mail address, each once in the life of a database: its
 * idempotency key keeps a later start from submitting it again, whatever has become of the case since.
 * → how many were new. Refusals other than that are bugs in a sample and throw.
 */
export async function submitSamples(deps: Deps, accounts: Accounts, email: string): Promise<number> {
  const account = await accounts.findByEmail(email)
  if (account === undefined) return 0
  const actor = { kind: 'person', ...account } as const
  let created = 0
  for (const submission of readSamples()) {
    const idempotencyKey = `sample ${submission.externalId}`
    const result = await submitCase(deps, { actor, submission, idempotencyKey })
    if (!isRefusal(result)) created += result.outcome === 'created' ? 1 : 0
    // The sample reads otherwise since an update of the program; the case that it became stays as it is.
    else if (result.code !== 'idempotency_mismatch')
      throw new Error(`The sample ${submission.externalId}: ${result.message}`)
  }
  return created
}

/** All samples, in the order of their file names. */
export function readSamples(): readonly Submission[] {
  return readdirSync(fileURLToPath(FOLDER))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readSample(name, readFileSync(new URL(name, FOLDER), 'utf8')))
}
