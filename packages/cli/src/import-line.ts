import { submissionSchema } from '@passerelle/assembly'
import { type Actor, isRefusal, type Submission } from '@passerelle/domain'
import { checkWith, decodeUtf8 } from '@passerelle/runtime'
import { type Deps, submitCase } from '@passerelle/workflow'
import type { Line } from './lines.ts'

/** What became of a line. */
export type Imported =
  | { readonly outcome: 'blank' }
  | { readonly outcome: 'failed'; readonly reason: string }
  | {
      readonly outcome: 'created' | 'revised' | 'unchanged'
      readonly externalId: string
      readonly id: string
      readonly slug: string
    }

const schema = submissionSchema()

/** Submits the case that a line of JSON holds. Fails by value for what is wrong with the line, and throws for all else. */
export async function importLine(deps: Deps, actor: Actor, line: Line, limit: number): Promise<Imported> {
  const read = readLine(line, limit)
  if (read === undefined) return { outcome: 'blank' }
  if ('reason' in read) return { outcome: 'failed', reason: read.reason }
  const taken = await submitCase(deps, { actor, submission: read.submission })
  if (isRefusal(taken)) return { outcome: 'failed', reason: taken.message }
  const { outcome, id, slug } = taken
  return { outcome, id, slug, externalId: read.submission.externalId }
}

function readLine(
  { bytes }: Line,
  limit: number,
): { readonly submission: Submission } | { readonly reason: string } | undefined {
  if (bytes === undefined) return { reason: `It is longer than ${limit} bytes; shorten it.` }
  const text = decodeUtf8(bytes)
  if (text === undefined) return { reason: 'It is not valid UTF-8; save the file as UTF-8.' }
  if (text.trim() === '') return undefined
  const value = parse(text)
  if (value === undefined) return { reason: 'It is not JSON; write one JSON object a line.' }
  const checked = checkWith(schema, value)
  if (checked.ok) return { submission: checked.value }
  return { reason: checked.errors.map(({ field, message }) => `${field || 'The line'} ${message}`).join(' ') }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
