import { countOutcomes, type MergeRow, type RowRefusal, type XliffImport } from '@passerelle/workflow'

/** Why a unit was refused, as the end of a sentence. */
const REASONS: Readonly<Record<RowRefusal, string>> = {
  other_case: 'the file was exported from another case',
  other_language: "the file's target language is another",
  unknown_unit: 'the translation has no segment of that id',
  doubled_unit: 'its id came before in the file',
  changed_source: 'its source text is not the one that stands here now',
  foreign_codes: "it has codes that are not this translation's",
  too_long: 'its target is too long',
  bad_characters: 'its target holds control characters',
}

/** The rows that need a person's eye, a line each, and then the sum. */
export function importLines({ rows }: XliffImport, dryRun: boolean): string {
  const lines = rows.flatMap((row) => lineOf(row) ?? [])
  const { taken, unchanged, kept, conflict, refused } = countOutcomes(rows)
  const did = dryRun ? 'would be taken' : 'taken'
  const sum = `${rows.length} units: ${taken} ${did}, ${unchanged} unchanged, ${kept} kept as they are here, ${conflict} in conflict, ${refused} refused.`
  return [...lines, sum].join('\n')
}

function lineOf(row: MergeRow): string | undefined {
  const where = `Line ${row.line}, unit ${row.key}`
  if (row.outcome === 'refused') return `${where} was refused: ${REASONS[row.reason]}.`
  if (row.outcome !== 'conflict') return undefined
  return `${where} was changed on both sides; ours stays.\n  here: ${row.ours}\n  file: ${row.theirs}`
}

/** The whole report, for programs. */
export const importJson = ({ translation, rows }: XliffImport, dryRun: boolean): object => ({
  translation: translation.id,
  state: translation.state,
  version: translation.version,
  dryRun,
  counts: countOutcomes(rows),
  rows,
})
