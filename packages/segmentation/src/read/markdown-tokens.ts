import { parse, postprocess, preprocess } from 'micromark'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfm } from 'micromark-extension-gfm'
import type { Event } from 'micromark-util-types'

const extensions = [gfm(), frontmatter(['yaml', 'toml'])]

/** CommonMark with GFM and front matter, as the flat list of entered and left tokens. Offsets count from 0. */
export function markdownEvents(text: string): Event[] {
  return postprocess(
    parse({ extensions })
      .document()
      .write(preprocess()(text, undefined, true)),
  )
}

/** The index at which the token entered at `index` is left. */
export function exitOf(events: readonly Event[], index: number): number {
  const token = events[index]?.[1]
  let at = index + 1
  while (at < events.length && (events[at]?.[0] !== 'exit' || events[at]?.[1] !== token)) at += 1
  return at
}
