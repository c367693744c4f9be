import type { TermReport, TermUse } from '@passerelle/domain'
import type { Check, Fault } from '../check.ts'

/**
 * The termbase is kept: what stands in the source has one of its words in the target, names stay as they are, and no forbidden word
 * stands. Which words stand where is found beforehand, in all their forms (memory's `termbaseOf`); what they may mean besides
 * nobody can tell from their form, so these are warnings.
 */
export const terms: Check = {
  name: 'check_glossary',
  severity: 'warning',
  faults: ({ terms: report = { uses: [] } }) => withRepair(report.uses.flatMap(faultsOf), report),
}

function faultsOf({ term, wanted, keep, stands, forbidden }: TermUse): Fault[] {
  if (forbidden.length > 0)
    return forbidden.map(({ text, place }) => ({
      message:
        wanted.length === 0
          ? `The glossary forbids '${text}'.`
          : `The glossary forbids '${text}'; it says ${either(wanted)}.`,
      places: [place],
    }))
  if (stands || wanted.length === 0) return []
  return [
    { message: keep ? `'${term}' stays as it is.` : `The glossary says ${either(wanted)} for '${term}'.` },
  ]
}

const either = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(' or ')

/** The repair stands at the first forbidden word, whose place it mends with those of all others. */
const withRepair = (faults: readonly Fault[], { repair }: TermReport): Fault[] => {
  const first = faults.findIndex(({ places }) => places !== undefined)
  return faults.map((fault, index) =>
    repair !== undefined && index === first ? { ...fault, repair } : fault,
  )
}
