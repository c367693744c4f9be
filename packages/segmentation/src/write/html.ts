import type { Run } from './run.ts'

const REFERENCES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escaped = (text: string, characters: RegExp): string =>
  text.replace(characters, (character) => REFERENCES[character] ?? character)

/** Words become text that can hold no markup. */
export const writeHtml = (runs: readonly Run[]): string =>
  runs.map((run) => (run.type === 'words' ? escaped(run.value, /[&<>]/g) : run.value)).join('')

/** Attribute values hold words only; markup in them is left out. */
export const writeAttribute = (runs: readonly Run[], quote: '"' | "'"): string =>
  runs
    .map((run) => (run.type === 'words' ? escaped(run.value, quote === '"' ? /[&<"]/g : /[&<']/g) : ''))
    .join('')
