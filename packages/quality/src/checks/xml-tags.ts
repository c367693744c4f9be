import { type CodeFault, codeFaults, type InlineCode, repairCodes, surplus } from '@passerelle/domain'
import type { Check, Fault } from '../check.ts'
import type { View } from '../pair.ts'

// A tag that is written in the text itself, as in interface strings.
const TAG = /<(\/?[a-z][\w:-]{0,31})(?:\s[^<>]{0,999})?\/?>/giu
const tagsIn = (text: string): string[] =>
  [...text.matchAll(TAG)].map(([, name = '']) => `<${name.toLowerCase()}>`)

/**
 * Each inline code of the source stands in the target once, well written, and pairs nest; tags written in the text are the
 * same. The first finding about codes offers the target with its codes put right.
 */
export const xmlTags: Check = {
  name: 'xml-tags',
  severity: 'error',
  faults: (view) => [...faultsOfCodes(view.source, view.target, view.codes ?? []), ...faultsOfTags(view)],
}

/** Tags by their names; where these agree, elements by their attributes. Broken markup is the affair of `xml-invalid`. */
function faultsOfTags({ words: { source, target }, elements }: View): string[] {
  if (!source.includes('<') && !target.includes('<')) return []
  const [had, has] = [tagsIn(source), tagsIn(target)]
  if (had.length === 0 && has.length === 0) return []
  const [sound, soundToo] = [elements.source(), elements.target()]
  if (sound !== undefined && soundToo === undefined && has.length > 0) return []
  const byName = [
    ...surplus(had, has).map((tag) => `The tag ${tag} of the source is missing.`),
    ...surplus(has, had).map((tag) => `The tag ${tag} is not in the source.`),
  ]
  if (byName.length > 0) return byName
  return surplus(sound ?? [], soundToo ?? []).map(
    (element) => `The tag <${element}> of the source has other attributes in the translation.`,
  )
}

function faultsOfCodes(source: string, target: string, codes: readonly InlineCode[]): Fault[] {
  const faults = codeFaults(source, target)
  if (faults.length === 0) return []
  const repair = repairCodes(source, target)
  const gaps = Map.groupBy(repair?.added ?? [], ({ code }) => code)
  const names = new Map(codes.map((code) => [code.id, nameOf(code)]))
  return faults.map((fault, index): Fault => {
    const places =
      fault.fault === 'missing'
        ? (gaps.get(fault.code) ?? []).map(({ at }) => ({ start: at, end: at }))
        : fault.places
    return {
      message: sentence(fault, names.get(fault.id)),
      ...(places.length === 0 ? {} : { places }),
      ...(index > 0 || repair === undefined ? {} : { repair: repair.target }),
    }
  })
}

const NAMES: Readonly<Record<string, string>> = {
  strong: 'bold',
  em: 'emphasis',
  code: 'program code',
  break: 'line break',
  html: 'HTML',
  delete: 'struck out',
}

const nameOf = ({ type, equiv }: InlineCode): string => {
  const name = NAMES[type] ?? type
  return equiv === undefined || equiv === '' ? name : `${name}: ${equiv}`
}

function sentence({ fault, code }: CodeFault, name: string | undefined): string {
  const named = name === undefined ? code : `${code} (${name})`
  switch (fault) {
    case 'missing':
      return `The code ${named} is missing.`
    case 'doubled':
      return `The code ${named} stands there more than once.`
    case 'invented':
      return `The code ${code} is not in the source.`
    case 'turned':
      return `The code ${named} has another form in the source: a pair must stay a pair, and what stands alone alone.`
    case 'malformed':
      return `The code ${named} is damaged, and would be read as words.`
    case 'crossed':
      return `The code ${named} overlaps another one; codes must lie inside or beside one another.`
  }
}
