import type { EngineFailure } from '@passerelle/workflow'
import { failure } from './failure.ts'
import { type HttpReply, jsonOf } from './http-exchange.ts'
import { httpFailure, type NamedServer } from './http-failure.ts'
import type { NoReply } from './no-reply.ts'

/** What a chat completion holds, as far as it is of use. */
export interface Completion {
  /** One for each text that was sent, in their order. */
  readonly texts: readonly string[]
  readonly model?: string
}

const fieldOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined

/** Reads a server's reply to `count` texts; a failure where it is no translation of them all. */
export function readCompletion(
  reply: HttpReply | NoReply,
  count: number,
  server: NamedServer,
): Completion | EngineFailure {
  const body = jsonOf(reply)
  if (typeof reply === 'string' || reply.status !== 200) return refusal(reply, body, server)
  const choice = fieldOf(fieldOf(body, 'choices'), '0')
  const message = fieldOf(choice, 'message')
  switch (fieldOf(choice, 'finish_reason')) {
    case 'length':
      return failure('too_large', `${server.name} ran out of room before it had translated everything.`)
    case 'content_filter':
      return failure('bad_input', `${server.name} holds back what it makes of this text.`)
  }
  if (typeof fieldOf(message, 'refusal') === 'string')
    return failure('bad_input', `${server.name} refuses to translate this text.`)
  const texts = textsIn(fieldOf(message, 'content'), count)
  if (texts === undefined) return httpFailure(reply, server)
  const model = fieldOf(body, 'model')
  return { texts, ...(typeof model === 'string' && MODEL.test(model) ? { model } : {}) }
}

// It stands in origins, which readers see.
const MODEL = /^[\w.:/@+ -]{1,100}$/

/** The texts by their ids. A model may put words or a fence around the JSON, where nothing binds it. */
function textsIn(content: unknown, count: number): readonly string[] | undefined {
  if (typeof content !== 'string') return undefined
  const list = fieldOf(
    parsed(content.slice(content.indexOf('{'), content.lastIndexOf('}') + 1)),
    'translations',
  )
  if (!Array.isArray(list) || list.length !== count) return undefined
  const texts: (string | undefined)[] = Array.from({ length: count })
  for (const entry of list) {
    const [id, text] = [fieldOf(entry, 'id'), fieldOf(entry, 'text')]
    if (typeof id !== 'number' || typeof text !== 'string') return undefined
    texts[id - 1] = text
  }
  const whole = texts.filter((text) => text !== undefined)
  return whole.length === count && texts.length === count ? whole : undefined
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** Servers say in a code what the status alone does not tell: an empty account is a 429 too, a text over the window a 400. */
function refusal(reply: HttpReply | NoReply, body: unknown, server: NamedServer): EngineFailure {
  const error = fieldOf(body, 'error')
  switch (fieldOf(error, 'code') ?? fieldOf(error, 'type')) {
    case 'insufficient_quota':
      return failure('quota', `The quota at ${server.name} is used up. Raise it, or wait until it resets.`)
    case 'context_length_exceeded':
      return failure('too_large', `${server.name} found the request too large.`)
    default:
      return httpFailure(reply, server)
  }
}

/** True where a server refuses the form that its reply was to be bound to. */
export function refusesForm(reply: HttpReply | NoReply): boolean {
  if (typeof reply === 'string' || ![400, 422, 501].includes(reply.status)) return false
  const body = jsonOf(reply)
  const complaint = fieldOf(body, 'error') ?? fieldOf(body, 'message') ?? fieldOf(body, 'detail')
  return FORM.test((JSON.stringify(complaint) ?? '').slice(0, LONGEST_COMPLAINT))
}

const FORM = /response_format|json_schema|json_object|structured output|grammar/i
// What comes later may quote the request, which names the form whatever is wrong with it.
const LONGEST_COMPLAINT = 300
