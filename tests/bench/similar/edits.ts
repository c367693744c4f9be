import { pick } from './random.ts'

/** What a person does to a sentence between two texts, and, last, what nobody does. */
export type Edit = (sentence: string, random: () => number, other: string) => string

const letters = [...'etaoinsrhldcu ']
const at = (length: number, random: () => number): number => Math.floor(random() * length)

export const EDITS: Readonly<Record<string, Edit>> = {
  typos: (sentence, random) =>
    times(1 + at(3, random), sentence, (text) => {
      const place = at(text.length, random)
      const letter = random() < 0.4 ? '' : pick(letters, random)
      return text.slice(0, place) + letter + text.slice(place + (random() < 0.5 ? 1 : 0))
    }),
  'words swapped': (sentence, random) =>
    words(sentence, (list) => {
      const place = at(list.length - 1, random)
      list.splice(place, 2, list[place + 1] ?? '', list[place] ?? '')
    }),
  'words put in': (sentence, random, other) =>
    words(sentence, (list) => {
      list.splice(at(list.length, random), 0, ...other.split(' ').slice(0, 1 + at(2, random)))
    }),
  'words replaced': (sentence, random, other) =>
    words(sentence, (list) => {
      for (const word of other.split(' ').slice(0, 1 + at(3, random))) list[at(list.length, random)] = word
    }),
  'numbers changed': (sentence, random) =>
    words(sentence, (list) => {
      list.splice(at(list.length, random), 1, String(at(3000, random)))
    }),
  'clause dropped': (sentence, random) =>
    words(sentence, (list) => {
      const length = Math.max(1, Math.floor(list.length * 0.2))
      list.splice(at(list.length - length, random), length)
    }),
  'a fifth of the letters': (sentence, random) =>
    times(Math.floor(sentence.length / 5), sentence, (text) => {
      const place = at(text.length, random)
      return text.slice(0, place) + pick(letters, random) + text.slice(place + 1)
    }),
}

function words(sentence: string, change: (list: string[]) => void): string {
  const list = sentence.split(' ')
  change(list)
  return list.join(' ')
}

function times(count: number, text: string, change: (text: string) => string): string {
  let changed = text
  for (let round = 0; round < count; round += 1) changed = change(changed)
  return changed
}
