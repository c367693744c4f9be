import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')

type Tokens = ReadonlyMap<string, string>

const colours = (block: string): Tokens =>
  new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']),
  )

function tokens(media: string | null): Tokens {
  const light = colours(css.slice(0, css.indexOf('@media')))
  if (media === null) return light
  const from = css.indexOf(`@media ${media} {`)
  const to = css.indexOf('\n  }\n', from)
  return new Map([...light, ...colours(css.slice(from, to))])
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(set: Tokens, a: string, b: string): number {
  const [high = 0, low = 0] = [a, b].map((token) => luminance(set.get(token) ?? '')).sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const TEXT = [
  ['ink', 'paper', 7],
  ['ink', 'paper-raised', 7],
  ['ink', 'paper-sunken', 7],
  ['ink-soft', 'paper', 7],
  ['ink-soft', 'paper-sunken', 6],
  ['river', 'paper', 7],
  ['river', 'paper-raised', 7],
  ['river', 'paper-sunken', 6],
  ['on-river', 'river', 7],
  ['on-river', 'river-strong', 7],
  ['rail', 'paper', 4.5],
  ['rail', 'rail-tint', 4.5],
  ['river', 'river-tint', 4.5],
  ['moss', 'moss-tint', 4.5],
  ['amber', 'amber-tint', 4.5],
  ['ink', 'river-tint', 7],
  ['ink', 'moss-tint', 7],
  ['ink', 'amber-tint', 7],
  ['ink', 'rail-tint', 7],
  ['on-band', 'band', 7],
  ['on-band-soft', 'band', 7],
  ['line-strong', 'paper', 3],
  ['line-strong', 'paper-raised', 3],
  ['focus', 'paper', 3],
] as const

describe.each([
  ['light', null],
  ['dark', '(prefers-color-scheme: dark)'],
  ['high contrast', '(prefers-contrast: more)'],
])('in %s, the colour', (_, media) => {
  const set = tokens(media)
  test.each(TEXT)('%s on %s has a contrast of %s or more', (front, ground, least) => {
    expect(contrast(set, front, ground)).toBeGreaterThanOrEqual(least)
  })
})
