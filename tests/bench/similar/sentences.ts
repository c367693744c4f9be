import { readFile } from 'node:fs/promises'
import { unpacked } from '../detection/fetching.ts'
import { CORPORA } from './corpora.ts'
import { pick, randomFrom } from './random.ts'

export interface Sentences {
  /** Different from each other, in no order. */
  readonly all: readonly string[]
  /** How many of them stand so in a package; the others are made of two of those. */
  readonly natural: number
  /** Packages that could not be had, each with the reason. */
  readonly missing: readonly string[]
}

/** English sentences of npm packages; where these have fewer than wanted, others made of the halves of two of theirs. */
export async function englishSentences(wanted: number): Promise<Sentences> {
  const random = randomFrom(1)
  const versions: Record<string, string> = JSON.parse(
    await readFile(new URL('packages.json', import.meta.url), 'utf8'),
  )
  const natural = new Set<string>()
  const missing: string[] = []
  for (const [name, read] of Object.entries(CORPORA)) {
    const fetched = await unpacked(name, versions[name] ?? '')
    if ('missing' in fetched) missing.push(`${name}: ${fetched.missing}`)
    else
      for await (const text of read(fetched.folder)) {
        const sentence = text.replace(/\s+/g, ' ').trim()
        if (isSentence(sentence)) natural.add(sentence)
      }
  }
  const all = shuffled([...natural], random).slice(0, wanted)
  const kept = all.length
  const known = new Set(all)
  for (const sentence of recombined(all, random)) {
    if (known.size >= wanted) break
    known.add(sentence)
  }
  return { all: shuffled([...known], random), natural: kept, missing }
}

/** Words and not code, tables or addresses. */
const isSentence = (text: string): boolean =>
  text.length >= 15 &&
  text.length <= 600 &&
  (text.match(/[a-z]{2,}/gi) ?? []).length >= 4 &&
  (text.match(/[A-Za-z ,.']/g) ?? []).length > text.length * 0.85

const JOINT = / (?:and|that|which|when|if|for|because|with|of the|in the|to the) |, /g

/** Sentences without end: the beginning of one and the end of another, put together at the same joint. */
function* recombined(sentences: readonly string[], random: () => number): Generator<string> {
  const ends = new Map<string, string[]>()
  const beginnings: (readonly [beginning: string, joint: string])[] = []
  for (const sentence of sentences) {
    const joints = [...sentence.matchAll(JOINT)].filter(
      ({ index }) => index > 12 && index < sentence.length - 20,
    )
    if (joints.length === 0) continue
    const { 0: joint, index } = pick(joints, random)
    beginnings.push([sentence.slice(0, index), joint])
    const same = ends.get(joint)
    const end = sentence.slice(index + joint.length)
    if (same === undefined) ends.set(joint, [end])
    else same.push(end)
  }
  for (let at = 0; beginnings.length > 0; at += 1) {
    const [beginning, joint] = beginnings[at % beginnings.length] ?? ['', '']
    yield beginning + joint + pick(ends.get(joint) ?? [''], random)
  }
}

function shuffled<T>(things: readonly T[], random: () => number): T[] {
  return things
    .map((thing) => [random(), thing] as const)
    .sort(([a], [b]) => a - b)
    .map(([, thing]) => thing)
}
