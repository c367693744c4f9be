import { z } from 'zod'
import type { Stack } from './stack.ts'

const created = z.object({ id: z.string(), slug: z.string() })
const found = z.object({
  items: z.array(z.object({ id: z.string(), target: z.string(), state: z.string() })),
})
const read = z.object({
  id: z.string(),
  state: z.string(),
  version: z.number(),
  segments: z.array(z.object({ key: z.string(), field: z.string(), source: z.string(), target: z.string() })),
})

export type ReadTranslation = z.infer<typeof read>

export const FRENCH_CASE = {
  title: 'Une rue rendue aux enfants',
  body: [
    'Chaque mercredi, la rue est fermée aux voitures et les enfants y jouent librement.',
    '',
    'Les parents surveillent **à tour de rôle**. La mairie prête [les barrières](https://example.org/barrieres).',
  ].join('\n'),
  format: 'markdown',
  language: 'fr',
} as const

/** Submits a case as a program would, and waits until its translation into a language has reached a state. */
export async function submitAndAwait(
  stack: Stack,
  externalId: string,
  content: Readonly<Record<string, unknown>> = {},
  { target = 'en', state = 'in_review' }: { readonly target?: string; readonly state?: string } = {},
): Promise<{ readonly id: string; readonly slug: string; readonly translation: ReadTranslation }> {
  const answer = await stack.api('ingest', 'POST', '/cases', { externalId, ...FRENCH_CASE, ...content })
  if (answer.status !== 201) throw new Error(`The case was not taken: ${JSON.stringify(answer.json)}`)
  const { id, slug } = created.parse(answer.json)
  return { id, slug, translation: await awaitState(stack, id, target, state) }
}

/** Waits, half a minute at most, until a case's translation into a language has reached a state. */
export async function awaitState(
  stack: Stack,
  caseId: string,
  target: string,
  state: string,
): Promise<ReadTranslation> {
  for (let tries = 0; tries < 300; tries += 1) {
    const { items } = found.parse(
      (await stack.api('ada', 'GET', `/translations?case=${caseId}&target=${target}`)).json,
    )
    const [item] = items
    if (item?.state === state) return readTranslation(stack, item.id)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`The translation into '${target}' did not reach '${state}'.`)
}

export const readTranslation = async (stack: Stack, id: string): Promise<ReadTranslation> =>
  read.parse((await stack.api('ada', 'GET', `/translations/${id}`)).json)
