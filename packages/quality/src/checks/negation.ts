import type { Check } from '../check.ts'
import lexicon from '../lexicon/negation.json' with { type: 'json' }

interface Forms {
  /** Says no, and nothing else. */
  readonly sure: RegExp
  /** Anything by which a translator may have carried a negation over: "without", "im-", "fail", "only". */
  readonly trace: RegExp
}

const wordsOf = (parts: readonly string[]): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${parts.join('|')})(?![\\p{L}\\p{N}])`, 'iu')

const FORMS: ReadonlyMap<string, Forms> = new Map(
  Object.entries(lexicon).map(([language, { sure, trace }]) => [
    language,
    { sure: wordsOf(sure), trace: wordsOf([...sure, ...trace]) },
  ]),
)
// Long texts carry some negation somewhere; there is nothing to be sure of.
const LONGEST = 600

/** A negation that one side has and of which the other has no trace: "not" lost turns a decision round. */
export const negation: Check = {
  name: 'negation',
  severity: 'warning',
  faults({ words: { source, target }, from, to }) {
    const [one, other] = [FORMS.get(from), FORMS.get(to)]
    if (one === undefined || other === undefined || from === to) return []
    if (source.length > LONGEST || target.length > LONGEST) return []
    if (one.sure.test(source) && !other.trace.test(target))
      return ['The source says no, and the translation shows no negation.']
    if (other.sure.test(target) && !one.trace.test(source))
      return ['The translation says no, and the source shows no negation.']
    return []
  },
}
