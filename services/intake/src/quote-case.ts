import { languageTag, refusalProblem } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { type HttpServer, sendProblem } from '@passerelle/runtime'
import { overBudget, type Quote, quoteCase } from '@passerelle/workflow'
import { z } from 'zod'
import { actorOf } from './access.ts'
import type { IntakeContext } from './context.ts'

const count = z.int()
const engineShape = z.object({
  name: z.string(),
  billed: count.describe('The most that it bills for sending each text once, in characters'),
  cost: z.number().describe('What that costs, in the currency'),
  currency: z.string(),
  overBudget: z.string().nullable().describe('The budget that does not reach; null where all do'),
})
const quoteShape = z.object({
  target: z.string(),
  segments: count,
  done: count.describe("Have a target already, or are in the target's language"),
  inContext: count,
  exact: count,
  patched: count.describe('The same but for numbers and dates'),
  repeated: count.describe('The same words as a segment before; they are asked for once'),
  asked: z
    .array(
      z.object({
        source: z.string(),
        segments: count,
        characters: count.describe('Without inline codes'),
        engine: engineShape.nullable().describe('Null where no engine serves the pair'),
      }),
    )
    .describe('What engines are asked for, by the language that it is written in'),
})

/** `GET /cases/{id}/quote`: what is still to be drafted, and what it will cost at most. */
export function quoteCaseRoute(app: HttpServer, context: IntakeContext): void {
  app.get(
    '/cases/:id/quote',
    {
      schema: {
        summary: 'Say what drafting a case will cost at most',
        description:
          'For its submitter and for administrators: by target, what stands, what the memory has, and what engines are asked for. Nothing is translated.',
        tags: ['cases'],
        params: z.object({ id: z.string().describe('Its id or its slug') }),
        querystring: z.object({ target: languageTag.optional().describe('Only into this locale') }),
        response: { 200: z.object({ items: z.array(quoteShape), next: z.null() }) },
      },
    },
    async (request, reply) => {
      const { target } = request.query
      const quotes = await quoteCase(context, {
        actor: actorOf(request),
        id: request.params.id,
        ...(target === undefined ? {} : { target }),
      })
      if (isRefusal(quotes)) return sendProblem(reply, refusalProblem(quotes))
      // As many as the site has locales; they fit on one page.
      return reply.send({ items: quotes.map(present), next: null })
    },
  )
}

const present = ({ asked, ...quote }: Quote): z.input<typeof quoteShape> => ({
  ...quote,
  asked: asked.map(({ engine, ...texts }) => {
    if (engine === null) return { ...texts, engine }
    const { over, cost, ...said } = engine
    const stopped = over === null ? null : overBudget(over).message
    return { ...texts, engine: { ...said, cost: cost / 1_000_000, overBudget: stopped } }
  }),
})
