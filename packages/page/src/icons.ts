import type { Element } from 'hast'
import { s } from './tree.ts'

// Drawn on a 24-unit grid with one 1.75 stroke, in the colour of the text around them.
const PATHS = {
  search: ['M10.5 4a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13z', 'M15.4 15.4L20 20'],
  languages: [
    'M3 6h10',
    'M8 4v2',
    'M11 6c-.6 4-3.4 7-7 8.5',
    'M5.5 9.5c1.2 2.3 3.5 4 6 5',
    'M12 20l4.5-10L21 20',
    'M13.6 16.5h5.8',
  ],
  original: ['M6 3.5h8.5L18.5 7.5V20.5H6z', 'M14 3.5V8h4.5', 'M9 12h6.5', 'M9 15.5h6.5'],
  person: ['M12 4a4 4 0 1 1 0 8a4 4 0 0 1 0-8z', 'M4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6'],
  machine: [
    'M5 8.5h14v10H5z',
    'M12 8.5V5',
    'M10.5 4.5h3',
    'M9 12.5v2',
    'M15 12.5v2',
    'M2.5 12v3.5',
    'M21.5 12v3.5',
  ],
  reviewed: ['M3.5 12.5l4.5 4.5L16.5 8', 'M12.5 16.5l.8.7L21 9'],
  check: ['M5 12.5l4.5 4.5L19 7'],
  stale: ['M12 4a8 8 0 1 1-7.4 5', 'M4 4.5V9.5H9', 'M12 8v4.5l3 2'],
  missing: ['M12 3.5a8.5 8.5 0 1 1 0 17a8.5 8.5 0 0 1 0-17z', 'M12 8v5', 'M12 16.2v.1'],
  place: [
    'M12 21c-4-4.6-6.5-7.9-6.5-11a6.5 6.5 0 0 1 13 0c0 3.1-2.5 6.4-6.5 11z',
    'M12 7.7a2.3 2.3 0 1 1 0 4.6a2.3 2.3 0 0 1 0-4.6z',
  ],
  calendar: ['M4 6.5h16V20H4z', 'M4 10.5h16', 'M8.5 4v4', 'M15.5 4v4'],
  organisation: [
    'M3.5 20.5h17',
    'M5.5 20.5V10',
    'M18.5 20.5V10',
    'M3.5 9.5L12 4l8.5 5.5z',
    'M10 20.5V13',
    'M14 20.5V13',
  ],
  tag: ['M4 4.5h8l8 8-7.5 7.5-8.5-8z', 'M8 8.3v.1'],
  link: ['M10 14l4-4', 'M8.5 11.5L6 14a3.5 3.5 0 0 0 5 5l2-2.5', 'M15.5 12.5L18 10a3.5 3.5 0 0 0-5-5l-2 2.5'],
  external: ['M9 5H5v14h14v-4', 'M13 4.5h6.5V11', 'M19 5l-8.5 8.5'],
  feed: ['M5 19v.1', 'M5 12.5a6.5 6.5 0 0 1 6.5 6.5', 'M5 6a13 13 0 0 1 13 13'],
  next: ['M9 5l7 7-7 7'],
  previous: ['M15 5l-7 7 7 7'],
  down: ['M5 9l7 7 7-7'],
  close: ['M6 6l12 12', 'M18 6L6 18'],
  seal: [
    'M12 3l2.3 2 3-.2.7 3 2.5 1.7-1.2 2.8 1.2 2.7-2.5 1.7-.7 3-3-.2L12 21.5l-2.3-2-3 .2-.7-3L3.5 15l1.2-2.7L3.5 9.5 6 7.8l.7-3 3 .2z',
    'M8.5 12.2l2.5 2.5 4.5-4.8',
  ],
  warning: ['M12 4l9 16H3z', 'M12 10v4.5', 'M12 17.3v.1'],
  edit: ['M4 20l1-4.5L16.5 4 20 7.5 8.5 19z', 'M14 6.5L17.5 10'],
} as const

export type IconName = keyof typeof PATHS

/** A small picture beside words that say the same; it is hidden from those who listen to the page. */
export const icon = (name: IconName): Element =>
  s(
    'svg',
    {
      className: ['icon', `icon-${name}`],
      viewBox: '0 0 24 24',
      width: 20,
      height: 20,
      fill: 'none',
      stroke: 'currentColor',
      strokeWidth: 1.75,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      ariaHidden: 'true',
      focusable: 'false',
    },
    PATHS[name].map((d) => s('path', { d })),
  )
