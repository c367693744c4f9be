import {
  type CaseContent,
  type CaseFacts,
  fieldsOf,
  isRefusal,
  type Submission,
  UND,
} from '@passerelle/domain'
import { openPipeline, type Pipeline, person, submission } from '@passerelle/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Document } from './ports/index.ts'
import { wordsOf } from './read-content.ts'
import { submitCase } from './submit-case.ts'

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline()
})
afterAll(() => pipeline.close())

/** A submission as detection meets it: content and document of the revision that it became. */
async function received(given: Submission): Promise<{ content: CaseContent; document: Document }> {
  const taken = await submitCase(pipeline.deps, {
    actor: person('Mme Secret', ['submitter']),
    submission: given,
  })
  if (isRefusal(taken)) throw new Error(taken.message)
  const revision = await pipeline.deps.store.write((tx) => tx.revisions.current(taken.id))
  if (revision === undefined) throw new Error('The case has no revision.')
  const document = await pipeline.deps.parser.extract(revision.content, UND)
  if ('unreadable' in document) throw new Error(document.unreadable)
  return { content: revision.content, document }
}

const SECRET = 'confidentiel'
const secret = fc.stringMatching(/^[a-z]{1,8}$/).map((word) => `${word} ${SECRET}`)
const facts: fc.Arbitrary<CaseFacts> = fc.record({
  organisation: secret,
  topics: fc.array(secret, { maxLength: 3 }),
  url: secret.map((word) => `https://example.org/${encodeURIComponent(word)}`),
})
const text = fc.stringMatching(/^[A-Za-z ]{0,40}$/).map((words) => `Les habitants ${words}.`)

describe('the words by which a language is told', () => {
  it('hold what is translated and nothing else, whatever a submission holds', async () => {
    let number = 0
    await fc.assert(
      fc.asyncProperty(facts, text, text, secret, async (given, title, results, externalId) => {
        number += 1
        const content = {
          title,
          body: `${results}\n\n\`${SECRET}\` https://example.org/${SECRET}`,
          sections: { results },
        }
        const made = { ...submission({ content, facts: given }), externalId: `${externalId} ${number}` }
        const { content: kept, document } = await received(made)
        const words = wordsOf(kept, document)
        expect(words).not.toContain(SECRET)
        expect(words).not.toContain('Secret')
        const texts = fieldsOf(kept)
          .map((field) => field.text)
          .join('\n')
        for (const line of words.split('\n'))
          expect(texts.replaceAll(/\s+/g, ' ')).toContain(line.replaceAll(/\s+/g, ' '))
      }),
      { numRuns: 15 },
    )
  })
})
