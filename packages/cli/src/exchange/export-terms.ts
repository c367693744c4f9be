import { writeTbx, writeTermsCsv } from '@passerelle/interchange'
import { withContext } from '../with-context.ts'
import { type TermsFormat, termsFormatOf } from './formats.ts'
import { writeOut } from './write-out.ts'

export interface ExportTermsOptions {
  readonly as?: TermsFormat
  readonly domain?: string
  readonly out?: string
}

/** Writes the termbase: to a file, or to standard output. */
export async function exportTerms({ as, domain, out }: ExportTermsOptions): Promise<void> {
  await withContext([], ({ terms }) => {
    const concepts = terms.concepts(domain === undefined ? {} : { domain })
    switch (as ?? termsFormatOf(out ?? '-')) {
      case 'csv':
        return writeOut(writeTermsCsv(concepts), out)
      case 'tbx':
        return writeOut(writeTbx(concepts), out)
      case 'tbx-2008':
        return writeOut(writeTbx(concepts, '2008'), out)
    }
  })
}
