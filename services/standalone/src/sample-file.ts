import { submissionSchema } from '@passerelle/assembly'
import type { Submission } from '@passerelle/domain'
import { checkWith } from '@passerelle/runtime'

const HEAD = /^---json\n([\s\S]*?)\n---\n/
const SECTION = /^<!-- section: (\w+) -->$/m

/**
 * A sample file → what it submits. Its head, between `---json` and `---`, holds what the API would be sent, without `body`,
 * `sections` and `format`. The rest is Markdown: the body, then each section behind a line `<!-- section: KEY -->`.
 * Throws an Error that names the file and what is wrong with it.
 */
export function readSample(name: string, text: string): Submission {
  const head = HEAD.exec(text)
  if (head === null) throw new Error(`The sample ${name} does not begin with a head from '---json' to '---'.`)
  const facts: unknown = JSON.parse(head[1] ?? '')
  if (typeof facts !== 'object' || facts === null)
    throw new Error(`The head of the sample ${name} is no object.`)
  // What is split off by a group stands between the texts: body, key, text, key, text …
  const [body = '', ...parts] = text
    .slice(head[0].length)
    .split(SECTION)
    .map((part) => part.trim())
  const sections = Object.fromEntries(
    parts.flatMap((key, at) => (at % 2 === 0 ? [[key, parts[at + 1] ?? '']] : [])),
  )
  const checked = checkWith(submissionSchema(), { ...facts, body, sections, format: 'markdown' })
  if (checked.ok) return checked.value
  throw new Error(
    `The sample ${name}: ${checked.errors.map(({ field, message }) => `${field} ${message}`).join(' ')}`,
  )
}
