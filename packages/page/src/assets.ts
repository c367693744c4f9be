import { type Asset, asset, stylesheet } from './asset.ts'
import { markFile } from './mark.ts'
import { render } from './tree.ts'

const STYLES = ['tokens', 'base', 'layout', 'components', 'prose', 'print'] as const

/** The look that reader and desk share. */
export const pageStyles: Asset = stylesheet(
  'page',
  STYLES.map((name) => new URL(`./styles/${name}.css`, import.meta.url)),
)

/** The mark as the browser's tab shows it. */
export const pageIcon: Asset = asset('mark', 'svg', render(markFile()))

/** What every service that shows pages serves. */
export const pageAssets: readonly Asset[] = [pageStyles, pageIcon]
