import { segmentKey, translationId } from '@passerelle/domain'
import type { TermFix } from '@passerelle/workflow'
import { isStorable } from '../../api/text.ts'
import { type Fields, field, writtenText } from '../form.ts'

/** The name of a field of one proposal in the form. */
export const fixField = (
  index: number,
  name: 'pick' | 'translation' | 'key' | 'version' | 'target',
): string => `fix-${index}-${name}`

/** The proposals that were picked, in the order of the page; one that is no proposal, or longer than a target may be, is left out. */
export function fixesIn(form: Fields, longest: number): readonly TermFix[] {
  return Object.keys(form)
    .flatMap((name) => /^fix-(\d{1,4})-pick$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
    .flatMap((index): TermFix[] => {
      const [translation, key, version] = (['translation', 'key', 'version'] as const).map((name) =>
        field(form, fixField(index, name)),
      )
      const target = writtenText(form, fixField(index, 'target'))
      if (translation === undefined || key === undefined || !/^\d{1,9}$/.test(version ?? '')) return []
      if (target.length > longest || !isStorable(target)) return []
      return [
        {
          translationId: translationId(translation),
          key: segmentKey(key),
          version: Number(version),
          target,
        },
      ]
    })
}
