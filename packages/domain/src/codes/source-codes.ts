import { placedParts } from '../inline.ts'

/** A code of a source with its ends as offsets into the words alone. */
export interface SourceCode {
  readonly id: number
  /** `open` and `close` are halves whose other half stands in another segment. */
  readonly kind: 'pair' | 'alone' | 'open' | 'close'
  readonly from: number
  /** Of a pair; otherwise the same as `from`. */
  readonly to: number
  /** How many pairs it lies in. */
  readonly depth: number
}

export interface CodedSource {
  /** By id, in the order in which they begin. */
  readonly codes: ReadonlyMap<number, SourceCode>
  readonly words: string
}

/** A source's codes, each with its kind; undefined where an id stands there twice or a pair closes before it opens. */
export function sourceCodes(source: string): CodedSource | undefined {
  const codes = new Map<number, SourceCode>()
  let words = ''
  let depth = 0
  for (const { part } of placedParts(source)) {
    if (part.type === 'text') {
      words += part.value
      continue
    }
    const { id, type } = part
    const at = words.length
    const known = codes.get(id)
    if (type === 'close' && known?.kind === 'open') {
      codes.set(id, { ...known, kind: 'pair', to: at })
      depth -= 1
      continue
    }
    if (known !== undefined) return undefined
    codes.set(id, { id, kind: type, from: at, to: at, depth: Math.max(0, depth) })
    if (type === 'open') depth += 1
  }
  return { codes, words }
}
