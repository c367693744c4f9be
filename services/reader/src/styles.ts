import { type Asset, stylesheet } from '@passerelle/page'

/** What only the public site's pages need. */
export const readerStyles: Asset = stylesheet('reader', [new URL('./reader.css', import.meta.url)])
