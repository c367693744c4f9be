import { describe, expect, it } from 'vitest'
import { slugOf } from './slug.ts'

describe('a slug', () => {
  it.each([
    ["L'école des données ouvertes", 'lecole-des-donnees-ouvertes'],
    ['ProZorro.Sale', 'prozorro-sale'],
    ['पोखरा', 'pokhra'],
    ['../../etc/passwd%00', 'etc-passwd-00'],
    ['\u202Eevil\u202C', 'evil'],
    ['😀', 'grinning'],
    ['…', 'case'],
  ])('of %j is %s', (title, slug) => {
    expect(slugOf(title)).toBe(slug)
  })
  it('is cut at a word, and never longer than sixty characters', () => {
    const slug = slugOf('word '.repeat(40))
    expect(slug.length).toBeLessThanOrEqual(60)
    expect(slug).toMatch(/^(word-)+word$/)
    expect(slugOf('x'.repeat(500))).toHaveLength(60)
  })
})
