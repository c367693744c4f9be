import type { Tx } from '@passerelle/workflow'
import { json, type Trx } from '../sql.ts'

export function idempotencyIn(trx: Trx): Tx['idempotency'] {
  return {
    async get(owner, key) {
      const row = await trx
        .selectFrom('idempotency_keys')
        .select(['request_hash', 'answer'])
        .where('owner', '=', owner)
        .where('key', '=', key)
        .executeTakeFirst()
      return row === undefined ? undefined : { requestHash: row.request_hash, answer: row.answer }
    },
    async put(owner, key, requestHash, answer, at) {
      await trx
        .insertInto('idempotency_keys')
        .values({ owner, key, request_hash: requestHash, answer: json(answer), at })
        .execute()
    },
  }
}
