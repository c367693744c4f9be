import { type InlinePart, parseInline, writeInline } from '@passerelle/domain'

// Elements that run, load or send something go with what they hold; a row of '<' is read once, for nothing starts within it.
const ELEMENT =
  /<(script|style|iframe|object|embed|svg|math|template|noscript)(?![\p{L}\p{N}-])[^<>]{0,999}>[^<]{0,9999}(?:<\/\1\s{0,9}>)?/giu
const TAG = /<\/?[a-z!][^<>]{0,999}>/giu
const HANDLER = /[\s"'/]on[a-z]{3,30}\s{0,9}=/iu
const RUNNING =
  /^<\/?(?:script|style|iframe|object|embed|svg|math|template|noscript|link|meta|base|form|input|button|frame|frameset|applet|video|audio|portal)(?![\p{L}\p{N}-])/iu
// In prose a space follows: "JavaScript: a primer".
const SCHEME =
  /(?:java|vb|live)script:(?=\S)|data:(?:text\/html|image\/svg|application\/xhtml)[^\s"'<>]{0,999}/giu
const IN_TAG =
  /(?:java|vb|live)script\s{0,9}:|data\s{0,9}:\s{0,9}(?:text\/html|image\/svg|application\/xhtml)/iu

/**
 * Passes over a text; each opens one level of what was nested. Deeper than this no honest reply nests: it loses all that tags and
 * schemes begin or end with, for as many passes as levels would take minutes for 100 KB.
 */
const MOST_PASSES = 8

const runs = (tag: string): boolean => RUNNING.test(tag) || HANDLER.test(tag) || IN_TAG.test(tag)

/**
 * A reply without markup that could run, load or send something, as far as the source does not have it itself. Texts are
 * escaped wherever they are shown; this keeps what an engine slipped in from going on to files and other systems.
 */
export function withoutUnsafe(source: string, target: string): string {
  const elements = new Set(source.match(ELEMENT) ?? [])
  const kept = new Set(source.match(TAG) ?? [])
  const schemes = new Set((source.match(SCHEME) ?? []).map((scheme) => scheme.toLowerCase()))
  const once = (text: string): string =>
    text
      .replace(ELEMENT, (element) => (elements.has(element) ? element : ''))
      .replace(TAG, (tag) => (runs(tag) && !kept.has(tag) ? '' : tag))
      .replace(SCHEME, (scheme) => (schemes.has(scheme.toLowerCase()) ? scheme : ''))
  // What is taken out may have kept two halves apart: <scr<script></script>ipt>.
  const clean = (text: string): string => {
    let cleaned = text
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const before = cleaned
      cleaned = once(before)
      if (cleaned === before) return cleaned
    }
    return cleaned.replaceAll(/[<:]/g, ' ')
  }
  const parts = parseInline(target).flatMap((part): InlinePart[] => {
    if (part.type !== 'text') return [part]
    const value = clean(part.value)
    return value === '' ? [] : [{ type: 'text', value }]
  })
  return writeInline(parts)
}
