import { francAll } from 'franc-all'
import { describe, expect, test } from 'vitest'
import { francScores } from './franc-scores.ts'

const TEXTS: readonly (readonly [string, string])[] = [
  ['Latn', 'Every spring the council publishes its plans, and asks 1,200 people what they think of them!'],
  ['Latn', 'Chaque printemps, le conseil  publie ses projets\n(et demande leur avis aux habitants).'],
  ['Latn', 'Hội đồng công bố kế hoạch'],
  ['Latn', 'un titre '.repeat(400)],
  ['Cyrl', 'Щовесни рада оприлюднює свої плани й запитує мешканців.'],
  ['Arab', 'شورا هر بهار برنامه‌های خود را منتشر می‌کند'],
  ['Deva', 'हरेक वसन्तमा परिषद्ले आफ्ना योजनाहरू प्रकाशित गर्छ'],
  ['Hebr', 'בכל אביב המועצה מפרסמת את תוכניותיה'],
  ['Ethi', 'ምክር ቤቱ በየዓመቱ እቅዱን ያሳትማል'],
]

describe('the scores from the index', () => {
  test.each(TEXTS)("are franc's own: %s, %s", (writing, text) => {
    const ours = [...francScores(text, writing)]
    const theirs = new Map(francAll(text, { minLength: 1 }))
    expect(ours).toHaveLength(theirs.size)
    for (const [code, score] of ours) expect(score).toBeCloseTo(theirs.get(code) ?? Number.NaN, 10)
  })

  test('are none where franc knows one language at most', () => {
    expect(francScores('Κάθε άνοιξη', 'Grek').size).toBe(0)
  })

  test('are none for a text without letters', () => {
    expect(francScores('', 'Latn').size).toBe(0)
  })
})
