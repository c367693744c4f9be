import { type Lexeme, lexemesOf } from './lexemes.ts'

/** Cuts a text at its codes, names and numbers: each run is either prose alone, or a single lexeme that is none. */
export function runsOf(
  text: string,
  terms: readonly string[],
  isProse: (lexeme: Lexeme) => boolean,
): readonly (readonly Lexeme[])[] {
  const runs: { readonly prose: boolean; readonly lexemes: Lexeme[] }[] = []
  for (const lexeme of lexemesOf(text, { numbers: true, terms })) {
    const prose = isProse(lexeme)
    const last = runs.at(-1)
    if (prose && last?.prose === true) last.lexemes.push(lexeme)
    else runs.push({ prose, lexemes: [lexeme] })
  }
  return runs.map(({ lexemes }) => lexemes)
}
