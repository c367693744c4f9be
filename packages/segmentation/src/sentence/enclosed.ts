import { stopsInside } from './abbreviation.ts'
import { leftOf, type Place, rightOf } from './place.ts'
import type { Rules } from './rules.ts'

const ENCLOSED = /[.!?…。！？]\s?[)\]"”’'»」』）]+$/u
/** A bracket further back, in UTF-16 code units, is another's. */
const LONGEST = 400
// “…” (Smith 55).
const CITATION = /^\([^()]{1,38}\)[.,;:!?]/u

/** `(He worked there.) at`, `“Great!” she said`: what was in brackets or quotes ended, the sentence did not. */
export function afterEnclosed(place: Place, rules: Rules): boolean {
  const [left, right] = [leftOf(place), rightOf(place)]
  if (!ENCLOSED.test(left)) return false
  if (/^(?:[–—-]\s*)?\p{Ll}/u.test(right)) return true
  if (left.endsWith('）') && !/^\s/.test(place.text.slice(place.end, place.at)) && opensInside(place))
    return true
  if (/[」』）]$/.test(left)) return isParticle(right, rules)
  if (/["”’'»]$/.test(left)) return CITATION.test(right)
  // the (U.S.) Government
  const closers = /[)\]]+$/.exec(left)?.[0].length ?? 0
  return (
    closers > 0 && left.at(-closers - 1) === '.' && stopsInside({ ...place, end: place.end - closers }, rules)
  )
}

/** 「はい。」と: Japanese goes on with a particle, unless a word follows with which sentences begin. */
function isParticle(right: string, rules: Rules): boolean {
  const word = /^\p{Script=Hiragana}+/u.exec(right)?.[0] ?? ''
  return word !== '' && !Array.from(word, (_, index) => word.slice(0, index + 1)).some(rules.isStarter)
}

/** 橋（古い。）は: a bracket that opened inside a sentence lets it go on. */
function opensInside({ text, end }: Place): boolean {
  const near = text.slice(Math.max(0, end - LONGEST), end)
  const opener = near.lastIndexOf('（')
  return opener > 0 && !/[。！？\s]$/u.test(near.slice(0, opener))
}
