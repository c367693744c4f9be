import { composeWords, type Locale } from '@passerelle/domain'
import type { XliffContent, XliffFile, XliffUnit } from './content.ts'
import { printOf } from './print.ts'

/** A segment as it stands here now. */
export interface OurSegment {
  readonly key: string
  readonly source: string
  /** Empty where there is no target. */
  readonly target: string
  /** True where a person wrote the target, or has reviewed it: it gives way only to what is known to be newer. */
  readonly settled: boolean
}

/** The translation that a file comes back to. */
export interface OurTranslation {
  readonly case: string
  readonly target: Locale
  readonly segments: readonly OurSegment[]
}

export type RowRefusal =
  /** The file was exported from another case. */
  | 'other_case'
  | 'other_language'
  /** No segment here has this id. */
  | 'unknown_unit'
  /** The unit came before in the same file. */
  | 'doubled_unit'
  | 'changed_source'
  /** Codes that no file of ours has. */
  | 'foreign_codes'
  | 'too_long'
  /** Control characters, or half a surrogate pair. */
  | 'bad_characters'

/**
 * What becomes of one unit of a file. `taken`: the file's target is written. `kept`: ours stays, because the file brings
 * nothing newer. `conflict`: both have changed since the export, differently; ours stays, and a person chooses.
 */
export type MergeRow = { readonly key: string; readonly line: number } & (
  | Verdict
  | { readonly outcome: 'refused'; readonly reason: RowRefusal }
)

type Verdict =
  | { readonly outcome: 'unchanged' | 'kept' }
  | { readonly outcome: 'taken'; readonly ours: string; readonly theirs: string }
  | { readonly outcome: 'conflict'; readonly ours: string; readonly theirs: string }

export interface MergeLimits {
  /** Characters of one target. */
  readonly targetCharacters: number
}

/**
 * Merges a file into a translation three ways: what was exported (its print travels in the file), what the file holds
 * now, and what is here now. A row for each unit of the file, in its order; nothing is written here. Linear in both.
 *
 * A file that has lost its prints is merged two ways, with care: it fills what is empty, and replaces a machine's text
 * that nobody has touched; whatever else differs is a conflict. A file that brings no target never takes one away. States
 * of the file count for nothing: only people who may approve do so, and here.
 */
export function mergeXliff(
  content: XliffContent,
  translation: OurTranslation,
  limits: MergeLimits,
): MergeRow[] {
  const ours = new Map(translation.segments.map((segment) => [segment.key, segment]))
  const seen = new Set<string>()
  return content.files.flatMap((file) => {
    const misplaced = misplacement(file, translation)
    return file.units.map((unit): MergeRow => {
      const { key, line } = unit
      const refuse = (reason: RowRefusal): MergeRow => ({ key, line, outcome: 'refused', reason })
      if (misplaced !== null) return refuse(misplaced)
      const current = ours.get(key)
      if (current === undefined) return refuse('unknown_unit')
      if (seen.has(key)) return refuse('doubled_unit')
      seen.add(key)
      if (unit.problem !== undefined) return refuse('foreign_codes')
      if (blanked(unit.source) !== blanked(current.source)) return refuse('changed_source')
      const theirs = unit.target === null ? '' : composeWords(unit.target)
      if (theirs.length > limits.targetCharacters) return refuse('too_long')
      if (!isStorable(theirs)) return refuse('bad_characters')
      return { key, line, ...verdict(unit, current, theirs) }
    })
  })
}

function verdict({ exported }: XliffUnit, current: OurSegment, theirs: string): Verdict {
  const ours = current.target
  if (theirs === ours) return { outcome: 'unchanged' }
  if (theirs === '' || printOf(theirs) === exported) return { outcome: 'kept' }
  const untouched =
    exported === null ? ours === '' || !current.settled : printOf(ours) === exported || ours === ''
  return { outcome: untouched ? 'taken' : 'conflict', ours, theirs }
}

/** Why no unit of a file can belong here; null when they can. A file of the case's earlier revision may still fit. */
function misplacement(file: XliffFile, translation: OurTranslation): RowRefusal | null {
  if (file.home !== null && file.home.case !== translation.case) return 'other_case'
  // Tools that know nothing of ours may leave the language out; a file of ours that lost it is still told by its case.
  if (file.targetLanguage === null) return file.home === null ? 'other_language' : null
  return sameLanguage(file.targetLanguage, translation.target) ? null : 'other_language'
}

/** Tools add a region or leave it out: `es` and `es-ES` are the same here, `pt-BR` and `pt-PT` are not. */
function sameLanguage(a: string, b: string): boolean {
  const [short = [], long = []] = [a, b]
    .map((tag) => tag.toLowerCase().split(/[-_]/))
    .toSorted((one, other) => one.length - other.length)
  return short.every((subtag, index) => subtag === long[index])
}

/** Tools may reflow XML, so in a source runs of blanks count as one. */
const blanked = (text: string): string => composeWords(text).replace(/\s+/g, ' ').trim()

/** Tabs and line breaks are fine; other control characters can't be stored or published. */
const isStorable = (text: string): boolean =>
  text.isWellFormed() && !/\p{Cc}/u.test(text.replaceAll(/[\t\n\r\u0085]/g, ''))
