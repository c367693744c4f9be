import type { TranslationUnit } from '@passerelle/domain'
import { type FileFault, fault, isFault } from '../failure.ts'
import { xmlElements } from '../xml-elements.ts'
import { type RefusedEntry, type TmxHeader, unitsOf } from './units.ts'
import { TOOL } from './write-tmx.ts'

const ENTRIES = new Set(['header', 'tu'])

/**
 * Reads a translation memory in TMX (1.1 to 1.4b), of any length in bounded memory: one unit after another, a unit of more
 * than two languages as several. An entry that cannot be used comes as refused, with its line, and the others go on; a
 * fault of the file itself comes last.
 */
export async function* readTmx(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<TranslationUnit | RefusedEntry | FileFault> {
  let rooted = false
  let header: TmxHeader = { sourceLanguage: '*all*', tool: undefined, own: false }
  for await (const element of xmlElements(chunks, ENTRIES)) {
    if (isFault(element)) return yield element
    if (!rooted) {
      rooted = true
      if (element.name === 'tmx') continue
      return yield fault('not_tmx', `It is XML, but no TMX: its root element is <${element.name}>.`)
    }
    if (element.name === 'tu') yield* unitsOf(element, header)
    else {
      const { srclang, creationtool } = element.attributes
      const own = creationtool === TOOL
      header = { sourceLanguage: srclang ?? '*all*', tool: own ? undefined : creationtool, own }
    }
  }
}
