import { type Token, Tokenizer, TokenizerMode } from 'parse5'
import type { Span } from '../piece.ts'
import { LOOSE, VOID } from './elements.ts'

/** An attribute as it stands in the source; `value` spans what is between the quotes. */
export interface Attribute {
  readonly name: string
  readonly text: string
  readonly whole: Span
}

export interface Tag extends Span {
  readonly type: 'tag'
  readonly name: string
  readonly closing: boolean
  readonly selfClosing: boolean
  readonly attributes: readonly Attribute[]
}

/**
 * A run of an HTML text. What the tokenizer drops (a tag that never ends, `</>`) is part of no run and shows nowhere, so
 * it is no text either.
 */
export type Markup = Tag | (Span & { readonly type: 'words' | 'comment' | 'doctype' })

const TEXT_MODES: Readonly<Record<string, Tokenizer['state']>> = {
  title: TokenizerMode.RCDATA,
  textarea: TokenizerMode.RCDATA,
  style: TokenizerMode.RAWTEXT,
  xmp: TokenizerMode.RAWTEXT,
  iframe: TokenizerMode.RAWTEXT,
  noembed: TokenizerMode.RAWTEXT,
  noframes: TokenizerMode.RAWTEXT,
  script: TokenizerMode.SCRIPT_DATA,
  plaintext: TokenizerMode.PLAINTEXT,
}

/**
 * The runs of an HTML text, with offsets into it moved by `offset`. Linear: no tree is built, so unclosed and crossed
 * elements keep the places that their author gave them.
 */
export function markupOf(html: string, offset = 0): Markup[] {
  const found: Markup[] = []
  const span = (location: Token.Location | null): Span => ({
    start: offset + (location?.startOffset ?? 0),
    end: offset + (location?.endOffset ?? 0),
  })
  const addWords = (token: Token.CharacterToken): void => {
    const { start, end } = span(token.location)
    const before = found.at(-1)
    if (before?.type === 'words' && before.end === start) found[found.length - 1] = { ...before, end }
    else found.push({ type: 'words', start, end })
  }
  const addTag = (token: Token.TagToken, endTag: boolean): void => {
    const attributes = token.attrs.flatMap(({ name, value }) => {
      const whole = token.location?.attrs?.[name]
      return whole === undefined ? [] : [{ name, text: value, whole: span(whole) }]
    })
    found.push({
      type: 'tag',
      name: token.tagName,
      closing: endTag,
      selfClosing: token.selfClosing,
      attributes,
      ...span(token.location),
    })
  }
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: true },
    {
      onStartTag: (token) => {
        addTag(token, false)
        const mode = TEXT_MODES[token.tagName]
        if (mode !== undefined) tokenizer.state = mode
      },
      onEndTag: (token) => addTag(token, true),
      onComment: (token) => void found.push({ type: 'comment', ...span(token.location) }),
      onDoctype: (token) => void found.push({ type: 'doctype', ...span(token.location) }),
      onCharacter: addWords,
      onNullCharacter: addWords,
      onWhitespaceCharacter: addWords,
      onEof: () => {},
    },
  )
  tokenizer.write(html, true)
  return found
}

/** How deep elements nest at most, an unclosed one counted to the end. */
export function depthOf(markup: readonly Markup[]): number {
  const open = new Map<string, number>()
  let [depth, deepest] = [0, 0]
  for (const tag of markup) {
    if (tag.type !== 'tag' || tag.selfClosing || VOID.has(tag.name) || LOOSE.has(tag.name)) continue
    const count = open.get(tag.name) ?? 0
    if (tag.closing && count === 0) continue
    open.set(tag.name, count + (tag.closing ? -1 : 1))
    depth += tag.closing ? -1 : 1
    deepest = Math.max(deepest, depth)
  }
  return deepest
}
