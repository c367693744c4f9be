import { escapeInline, plainText } from '@passerelle/domain'

/** Translates texts, in any order, and hands them over by text. */
export type TranslateAll = (texts: readonly string[]) => Promise<ReadonlyMap<string, string>>

/** Translates plain text line by line: every line gives one line, line ends stay as they are. */
export async function translateLines(text: string, translate: TranslateAll): Promise<string> {
  const lines = text.split('\n')
  const sources = lines.map((line) => escapeInline(line.replace(/\r$/, '')))
  const targets = await translate(sources.filter((source) => source !== ''))
  return sources
    .map((source, index) => {
      const target = plainText(targets.get(source) ?? '').replaceAll(/\s*[\n\r\u2028\u2029]\s*/g, ' ')
      return lines[index]?.endsWith('\r') ? `${target}\r` : target
    })
    .join('\n')
}
