import type { SubmitAnswer, Tx } from '@passerelle/workflow'
import { json, type Trx } from '../sql.ts'

export function idempotencyIn(trx: Trx): Tx['idempotency'] {
  return {
    async reserve(owner, key, requestHash, at) {
      const claimed = await trx
        .insertInto('idempotency_keys')
        .values({ owner, key, request_hash: requestHash, answer: json<SubmitAnswer | null>(null), at })
        .onConflict((conflict) => conflict.columns(['owner', 'key']).doNothing())
        .returning('key')
        .executeTakeFirst()
      if (claimed !== undefined) return undefined
      const row = await trx
        .selectFrom('idempotency_keys')
        .select(['request_hash', 'answer'])
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirstOrThrow()
      return { requestHash: row.request_hash, answer: row.answer }
    },
    async answer(owner, key, answer) {
      await trx
        .updateTable('idempotency_keys')
        .set({ answer: json<SubmitAnswer | null>(answer) })
        .where('owner', '=', owner)
        .where('key', '=', key)
        .execute()
    },
  }
}
