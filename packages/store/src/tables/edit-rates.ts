import { type Origin, segmentKey } from '@passerelle/domain'
import type { KeptDraft, Tx } from '@passerelle/workflow'
import type { Trx } from '../sql.ts'

/** Drafts as they were before people worked on them, and how much was changed of those that were approved. */
export const editRatesIn = (trx: Trx): Tx['editRates'] => ({
  async drafts(id) {
    const rows = await trx
      .selectFrom('targets')
      .select(['key', 'draft', 'draft_origin'])
      .where('translation_id', '=', id)
      .where('draft', 'is not', null)
      .execute()
    return new Map(
      rows.flatMap(({ key, draft, draft_origin }) => {
        const kept = keptDraft(draft, draft_origin)
        return kept === undefined ? [] : [[segmentKey(key), kept] as const]
      }),
    )
  },
  async put(id, rates, at) {
    await trx.deleteFrom('edit_rates').where('translation_id', '=', id).execute()
    if (rates.length === 0) return
    await trx
      .insertInto('edit_rates')
      .values(
        rates.map((rate) => ({
          translation_id: id,
          key: rate.key,
          drafted_by: rate.draftedBy,
          engine: rate.engine,
          source: rate.source,
          target: rate.target,
          domains: [...rate.domains],
          reviewer: rate.reviewer,
          edits: rate.edits,
          words: rate.words,
          rate: rate.rate,
          approved_at: at,
        })),
      )
      .execute()
  },
})

function keptDraft(text: string | null, origin: Origin | null): KeptDraft | undefined {
  if (text === null || origin === null || (origin.type !== 'mt' && origin.type !== 'tm')) return undefined
  return { text, by: origin.type, engine: origin.engine ?? null }
}
