import type { Root } from 'xast'
import { toXml } from 'xast-util-to-xml'

// What XML 1.0 can't hold even escaped; one such character in a title would make the whole file unreadable.
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** Text that may stand in XML. */
export const xmlText = (text: string): string => text.replace(FORBIDDEN, '')

/**
 * A tree as an XML file. The end mark of CDATA may not stand in text, yet the serialiser leaves `>` as it is; we write no
 * CDATA, so wherever the mark stands it is somebody's words.
 */
export const xmlFile = (root: Root): string =>
  toXml({
    type: 'root',
    children: [
      { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' },
      ...root.children,
    ],
  }).replaceAll(']]>', ']]&gt;')
