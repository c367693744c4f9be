import type { Element } from 'hast'
import { s } from './tree.ts'

// The footbridge: a shallow arch, its handrail, the posts between them, and the water's line below.
const ARCH = 'M3 22.5C9.5 16 22.5 16 29 22.5'
const RAIL = 'M3 15.5C9.5 9 22.5 9 29 15.5'
const POSTS: readonly (readonly [number, number, number])[] = [
  [3, 15.5, 22.5],
  [9.5, 11.5, 18.5],
  [16, 10.6, 17.6],
  [22.5, 11.5, 18.5],
  [29, 15.5, 22.5],
]
const WATER = 'M6 27.5c2.5-1.5 4.2-1.5 6.6 0s4.3 1.5 6.8 0 4.2-1.5 6.6 0'

const drawing = (): Element[] => [
  s('path.mark-water', { d: WATER }),
  ...POSTS.map(([x, top, bottom]) => s('path.mark-rail', { d: `M${x} ${top}V${bottom}` })),
  s('path.mark-rail', { d: RAIL }),
  s('path.mark-deck', { d: ARCH, strokeWidth: 3.2 }),
]

const frame = { viewBox: '0 0 32 32', fill: 'none', strokeWidth: 1.8, strokeLinecap: 'round' }

/** The site's mark, coloured by the stylesheet. */
export const mark = (): Element =>
  s('svg.mark', { ...frame, width: 36, height: 36, ariaHidden: 'true', focusable: 'false' }, drawing())

/** The mark as a file of its own, with its colours in it. */
export const markFile = (): Element =>
  s('svg', { ...frame, xmlns: 'http://www.w3.org/2000/svg', stroke: '#c2482b' }, drawing())
