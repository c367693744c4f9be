import { readFile } from 'node:fs/promises'
import { isRefusal, locale } from '@passerelle/domain'
import { enrol, marked, openPipeline, person, scriptedEngine, submission } from '@passerelle/testkit'
import { approveTranslation, submitCase } from '@passerelle/workflow'
import { afterAll, expect, it } from 'vitest'

const bob = person('bob', ['reviewer'], [locale('es')])
const pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es'] })])
afterAll(() => pipeline.close())

it('units from before get the keys, codes and contexts that the program would have given them', async () => {
  const { pool, deps, views } = pipeline
  await enrol(pool, bob)
  const made = await submitCase(deps, { actor: person('ingest', ['submitter']), submission: submission() })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const [translation] = (await views.translations({ target: locale('es') }, { limit: 1 })).items
  if (translation === undefined) throw new Error('There is no Spanish translation.')
  await approveTranslation(deps, { actor: bob, translationId: translation.translation.id })
  const units = async () =>
    (await pool.query('select segment_key, codes, context from memory_units order by segment_key')).rows
  const written = await units()
  await pool.query(`
    drop index memory_units_once, memory_units_context, memory_units_pattern, imported_units_pattern;
    alter table memory_units drop column segment_key, drop column codes, drop column context, drop column pattern, drop column domains;
    alter table imported_units drop column pattern;
    create unique index memory_units_once on memory_units (translation_id, md5(source_text));
  `)
  await pool.query(await readFile(new URL('./0009_memory_context.sql', import.meta.url), 'utf8'))
  expect(await units()).toEqual(written)
  expect(written.length).toBeGreaterThan(4)
  expect(written.every(({ context }) => context !== null)).toBe(true)
})
