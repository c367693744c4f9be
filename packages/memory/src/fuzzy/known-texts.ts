/** Which texts are there, by a print of 53 bits: 16 bytes each instead of the text. Of a million, two share one once in 20,000 memories. */
export interface KnownTexts {
  /** Whether it is new. */
  add(text: string): boolean
  /** Whether it was there. */
  delete(text: string): boolean
}

const EMPTY = 0
const DELETED = -1

export function createKnownTexts(): KnownTexts {
  let table = new Float64Array(1024)
  let used = 0

  /** Where the print stands, or else the free place for it. */
  const placeOf = (print: number): number => {
    const mask = table.length - 1
    let at = print % table.length
    let free = -1
    for (; table[at] !== EMPTY; at = (at + 1) & mask) {
      if (table[at] === print) return at
      if (table[at] === DELETED && free < 0) free = at
    }
    return free < 0 ? at : free
  }
  const grow = (): void => {
    const prints = table.filter((print) => print > 0)
    // Twice the room, unless most of it was taken by texts that have gone.
    table = new Float64Array(prints.length * 4 > table.length ? table.length * 2 : table.length)
    used = prints.length
    for (const print of prints) table[placeOf(print)] = print
  }

  return {
    add(text) {
      if (used * 2 >= table.length) grow()
      const print = printOf(text)
      const at = placeOf(print)
      if (table[at] === print) return false
      if (table[at] === EMPTY) used += 1
      table[at] = print
      return true
    },
    delete(text) {
      const print = printOf(text)
      const at = placeOf(print)
      if (table[at] !== print) return false
      table[at] = DELETED
      return true
    },
  }
}

/** From 1 to 2^53 - 1. Two sums of FNV-1a's kind, mixed at the end. */
function printOf(text: string): number {
  let low = 0x811c9dc5
  let high = 0x2f0b4c47
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    low = Math.imul(low ^ unit, 0x01000193)
    high = Math.imul(high ^ unit, 0x5bd1e995) ^ (high >>> 15)
  }
  low = Math.imul(low ^ (low >>> 15), 0x2c1b3c6d)
  return (high >>> 11) * 2 ** 32 + ((low ^ (low >>> 13)) >>> 0) || 1
}
