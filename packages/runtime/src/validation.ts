import { z } from 'zod'
import type { FieldError } from './problem.ts'

type RawIssue = z.core.$ZodRawIssue

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly errors: readonly FieldError[] }

/** Checks a value from outside: the parsed data, or every wrong field with what is wrong about it. */
export function checkWith<Schema extends z.core.$ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.core.output<Schema>> {
  const result = z.core.safeParse(schema, value, { error: sentence })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, errors: result.error.issues.flatMap(fieldErrors) }
}

function fieldErrors(issue: z.core.$ZodIssue): FieldError[] {
  if (issue.code !== 'unrecognized_keys') return [fieldError(issue.path, issue.message)]
  return issue.keys.map((key) => fieldError([...issue.path, key], 'is not a field that is known here.'))
}

const escapePointer = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1')

function fieldError(path: readonly PropertyKey[], message: string): FieldError {
  const steps = path.map(String)
  return {
    field: steps.join('.'),
    pointer: steps.map((step) => `/${escapePointer(step)}`).join(''),
    message,
  }
}

// The schema library's own words ("Invalid input: expected string, received undefined") speak to programmers. A message
// that a schema gives itself comes before these.
function sentence(issue: RawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? 'is required.' : `must be ${article(String(issue.expected))}.`
    case 'too_big':
      return bound('at most', issue.maximum, issue.origin)
    case 'too_small':
      return bound('at least', issue.minimum, issue.origin)
    case 'invalid_value':
      return issue.input === undefined
        ? 'is required.'
        : `must be ${issue.values.map((value) => `'${String(value)}'`).join(' or ')}.`
    default:
      return undefined
  }
}

const article = (type: string): string =>
  type === 'string'
    ? 'text'
    : type === 'int'
      ? 'a whole number'
      : /^[aeio]/.test(type)
        ? `an ${type}`
        : `a ${type}`

const bound = (which: string, limit: number | bigint, origin: string): string =>
  origin === 'string'
    ? `must have ${which} ${limit} characters.`
    : origin === 'array'
      ? `must have ${which} ${limit} entries.`
      : `must be ${which} ${limit}.`
