import { describe, expect, it } from 'vitest'
import { codeFaults } from './index.ts'

describe('the codes of a target', () => {
  const source = '<1>Decidim</1> is <2/> free'
  it.each([
    ['<1>Decidim</1> est <2/> libre', []],
    ['<2/> libre est <1>Decidim</1>', []],
    ['Decidim est <2/> libre', ['missing <1>', 'missing </1>']],
    ['<1>Decidim</1> est <2/><2/>', ['doubled <2/>']],
    ['<1>Decidim</1> est <2/> <3/>', ['invented <3/>']],
    ['</1>Decidim<1> est <2/>', ['crossed <1>']],
    ['<1/>Decidim est <2/>', ['turned <1/>']],
    ['< 1>Decidim</1> est &lt;2/&gt;', ['malformed <1>', 'malformed <2/>']],
    ['<1>Decidim<1> est <2/>', ['doubled <1>', 'missing </1>']],
  ])('of %s are judged', (target, faults) => {
    expect(codeFaults(source, target).map(({ fault, code }) => `${fault} ${code}`)).toEqual(faults)
  })
  it('may not cross each other', () => {
    expect(codeFaults('<1>a</1><2>b</2>', '<1>a<2>b</1></2>')).toMatchObject([
      { fault: 'crossed', code: '<1>' },
    ])
  })
  it('are pointed at where they stand', () => {
    const target = '<1>Decidim</1>< 1> est <2/> et <2/>'
    const pointed = codeFaults(source, target).flatMap(({ places }) =>
      places.map(({ start, end }) => target.slice(start, end)),
    )
    expect(pointed).toEqual(['< 1>', '<2/>'])
  })
  it('may be halves of a pair, which overlap others as they like', () => {
    expect(codeFaults('<1>a<2>b</1>', '<1>x</1> <2>y')).toEqual([])
    expect(codeFaults('a</1> b', 'x y').map(({ fault, code }) => `${fault} ${code}`)).toEqual([
      'missing </1>',
    ])
  })
  it('are judged in one walk: comparing each with each would not end before the test does (S16)', () => {
    const codes = (from: number) =>
      Array.from({ length: 40_000 }, (_, index) => `<${from + index}/>`).join('')
    expect(codeFaults(codes(1), codes(50_000))).toHaveLength(80_000)
  })
})
