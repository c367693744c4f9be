import { type Element, s } from '@passerelle/page'

const WIDTH = 1200
const HEIGHT = 150
const RAILING = 25

/** The deck's height at a place: a shallow arch. */
const deck = (x: number): number => 74 + 46 * ((x - WIDTH / 2) / (WIDTH / 2)) ** 2

const round = (value: number): number => Math.round(value * 10) / 10

function curve(lift: number): string {
  // A parabola is a quadratic curve; its control point lies where the tangents at both ends meet.
  const [from, to] = [-20, WIDTH + 20]
  const control = 2 * deck(WIDTH / 2) - deck(from)
  return `M${from} ${round(deck(from) - lift)}Q${WIDTH / 2} ${round(control - lift)} ${to} ${round(deck(to) - lift)}`
}

// Who crosses: a letter each of scripts that cases are written in. Placed by eye, closer to the middle, where a
// narrow screen still shows them.
const WALKERS = [
  { letter: 'A', at: 96 },
  { letter: 'ß', at: 214 },
  { letter: 'ك', at: 330 },
  { letter: 'é', at: 412 },
  { letter: 'Ж', at: 508 },
  { letter: 'अ', at: 592 },
  { letter: 'ñ', at: 672 },
  { letter: 'ש', at: 770 },
  { letter: 'õ', at: 852 },
  { letter: 'Ω', at: 968 },
  { letter: 'ა', at: 1092 },
] as const

/** Letters of many scripts on their way across a footbridge. It says nothing that the page doesn't say in words. */
export function bridge(): Element {
  const posts = Array.from({ length: WIDTH / 24 + 1 }, (_, index) => index * 24)
  return s(
    'svg.bridge',
    {
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      preserveAspectRatio: 'xMidYMax slice',
      ariaHidden: 'true',
      focusable: 'false',
    },
    s('path.bridge-water', {
      d: 'M0 141q25-7 50 0t50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0 50 0',
    }),
    s('path.bridge-posts', { d: posts.map((x) => `M${x} ${round(deck(x))}v-${RAILING}`).join('') }),
    s('path.bridge-rail', { d: curve(RAILING) }),
    s(
      'g.bridge-walkers',
      { textAnchor: 'middle' },
      WALKERS.map(({ letter, at }) => s('text', { x: at, y: round(deck(at) - 3.5) }, letter)),
    ),
    s('path.bridge-deck', { d: curve(0) }),
  )
}
