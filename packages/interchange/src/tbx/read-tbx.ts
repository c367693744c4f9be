import type { Concept } from '@passerelle/domain'
import { type FileFault, fault, isFault } from '../failure.ts'
import type { RefusedEntry } from '../tmx/units.ts'
import { xmlElements } from '../xml-elements.ts'
import { conceptOf } from './entries.ts'

const ENTRIES = new Set(['termEntry', 'conceptEntry'])
const ROOTS = new Set(['martif', 'tbx'])

/**
 * Reads a termbase in TBX (ISO 30042), of any length in bounded memory: the edition of 2008 (`martif`) and that of 2019 (`tbx`)
 * in both its styles, DCA and DCT. Of what an entry says, subject field, definition, note, status and part of speech are
 * taken; a definition per language counts once, the first. Refused entries and faults come as in `readTmx`.
 */
export async function* readTbx(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Concept | RefusedEntry | FileFault> {
  let rooted = false
  for await (const element of xmlElements(chunks, ENTRIES)) {
    if (isFault(element)) return yield element
    if (rooted) yield conceptOf(element)
    else if (ROOTS.has(element.name)) rooted = true
    else return yield fault('not_tbx', `It is XML, but no TBX: its root element is <${element.name}>.`)
  }
}
