import { isRefusal } from '@passerelle/domain'
import { type AffectedSegment, affectedByTerm } from '@passerelle/workflow'
import { CliError } from '../cli-error.ts'
import { withContext } from '../with-context.ts'
import { actingPerson } from '../xliff/acting.ts'

export interface AffectedTermsOptions {
  readonly as?: string
  readonly json?: boolean
}

/** Segments that one page looks at. */
const PAGE = 200

/** Lists the live segments that go against a concept; changes nothing. */
export async function affectedTerms(id: string, { as, json = false }: AffectedTermsOptions): Promise<void> {
  await withContext(['accounts'], async (context) => {
    const actor = await actingPerson(context.accounts, as)
    let count = 0
    let after: string | undefined
    do {
      const page = await affectedByTerm(context, {
        actor,
        id,
        limit: PAGE,
        ...(after === undefined ? {} : { after }),
      })
      if (isRefusal(page)) throw new CliError(page.message)
      for (const one of page.items)
        process.stdout.write(json ? `${JSON.stringify(record(one))}\n` : lines(one))
      count += page.items.length
      after = page.next ?? undefined
    } while (after !== undefined)
    if (!json) process.stdout.write(`${count} segment(s) go against this concept.\n`)
  })
}

const record = ({ translation, slug, segment, target, forbidden, wanted, proposed }: AffectedSegment) => ({
  translation: translation.id,
  case: slug,
  language: translation.target,
  state: translation.state,
  key: segment.key,
  version: target.version,
  source: segment.source,
  target: target.target,
  forbidden,
  wanted,
  proposed,
})

const lines = ({ translation, slug, segment, target, proposed, wanted }: AffectedSegment): string =>
  [
    `${slug}/${translation.target} (${translation.state}) ${segment.key}`,
    `  source:   ${segment.source}`,
    `  target:   ${target.target}`,
    proposed === null ? `  wanted:   ${wanted.join(' or ')}` : `  proposed: ${proposed}`,
    '',
  ].join('\n')
