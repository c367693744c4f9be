import type { Script } from './script-table.ts'
import { countScripts, scriptOf } from './scripts.ts'

/** A script, or the mixture of scripts that one language is written in: Japanese and Korean mix theirs with Han. */
export type Writing = Exclude<Script, 'Hira' | 'Kana' | 'Bopo'> | 'Jpan'

export interface WritingShare {
  readonly writing: Writing
  /** Letters of an alphabet; a character of Han, kana or Hangul counts for several, as it says as much. */
  readonly letters: number
}

// Latin text of the Universal Declaration of Human Rights is about 3 times as long as its Chinese.
const LETTERS_A_SYLLABLE = 3

// Japanese prose is about half kana; Chinese has none. A Chinese text that quotes a Japanese name stays below this.
const KANA_SHARE = 0.1

/** The writings that a text uses, the most used first. */
export function writingsOf(text: string): WritingShare[] {
  const counts = countScripts(text)
  const count = (script: Script): number => counts.get(script) ?? 0
  const kana = count('Hira') + count('Kana')
  const han = count('Hani') + count('Bopo')
  const hangul = count('Hang')
  const shares: WritingShare[] = []
  const syllables = kana + han + hangul
  if (syllables > 0) {
    const writing = hangul >= han + kana ? 'Hang' : kana >= KANA_SHARE * (kana + han) ? 'Jpan' : 'Hani'
    shares.push({ writing, letters: syllables * LETTERS_A_SYLLABLE })
  }
  for (const [script, letters] of counts) {
    if (script === 'Hira' || script === 'Kana' || script === 'Bopo' || script === 'Hani' || script === 'Hang')
      continue
    shares.push({ writing: script, letters })
  }
  return shares.sort((a, b) => b.letters - a.letters)
}

/** The words of a text that begin in a writing, with a space between them. */
export function wordsIn(text: string, writing: Writing): string {
  const scripts: readonly Script[] =
    writing === 'Jpan' ? ['Hira', 'Kana', 'Hani'] : writing === 'Hang' ? ['Hang', 'Hani'] : [writing]
  return text
    .split(' ')
    .filter((word) => {
      for (const character of word) {
        const script = scriptOf(character.codePointAt(0) ?? 0)
        if (script !== undefined) return scripts.includes(script)
      }
      return false
    })
    .join(' ')
}
