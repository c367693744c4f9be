import type { Run } from './run.ts'

/** The strings of YAML and TOML front matter, by their quotes; `quoted` and, where need be, `plain-scalar` bring their own. */
type ScalarSyntax = 'plain-scalar' | 'single-quoted' | 'double-quoted' | 'quoted'

// What YAML reads as text without quotes in every version: it begins with a letter and looks like no other type, comment
// or key.
const PLAIN = /^\p{L}(?!.*(?::(?:\s|$)|\s#))/u
const OTHER_TYPE = /^(?:y|n|yes|no|true|false|on|off|null)$/i

/** Writes the words of a target as a string; it holds no markup, so any is left out. */
export function writeScalar(runs: readonly Run[], syntax: ScalarSyntax): string {
  const words = runs.map((run) => (run.type === 'words' ? run.value : '')).join('')
  switch (syntax) {
    case 'plain-scalar':
      return PLAIN.test(words) && !OTHER_TYPE.test(words) ? words : JSON.stringify(words)
    case 'single-quoted':
      return words.replaceAll("'", "''")
    case 'double-quoted':
      return JSON.stringify(words).slice(1, -1)
    case 'quoted':
      return JSON.stringify(words)
  }
}
