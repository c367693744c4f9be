import { readFileSync } from 'node:fs'
import { type Asset, asset, stylesheet } from '@passerelle/page'

const here = (name: string): URL => new URL(`./assets/${name}`, import.meta.url)

const STYLES = [
  'frame',
  'queue',
  'memory',
  'terms',
  'translation',
  'segment',
  'judgement',
  'suggest',
  'decision',
  'dialog',
] as const

/** The desk's own look, on top of the shared one. */
export const deskStyles: Asset = stylesheet(
  'desk',
  STYLES.map((name) => here(`${name}.css`)),
)

// In the order of their imports: a module's address holds the hash of its content, and so of all that it imports.
const MODULES = [
  'rows',
  'voice',
  'conflict',
  'save',
  'judge',
  'confirmed',
  'keys',
  'suggest',
  'editor',
] as const

const modules: readonly Asset[] = linkModules()

function linkModules(): Asset[] {
  const made: { readonly name: string; readonly asset: Asset }[] = []
  for (const name of MODULES) {
    let source = readFileSync(here(`${name}.js`), 'utf8')
    for (const other of made) source = source.replaceAll(`'./${other.name}.js'`, `'${other.asset.path}'`)
    made.push({ name, asset: asset(`desk-${name}`, 'js', source) })
  }
  return made.map((each) => each.asset)
}

/** The editor: what the translation page loads, and works without. */
export const editorScript: Asset | undefined = modules.at(-1)

/** All that the desk serves beside its pages. */
export const deskAssets: readonly Asset[] = [deskStyles, ...modules]
