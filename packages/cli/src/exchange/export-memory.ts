import type { Locale } from '@passerelle/domain'
import { writeTmx } from '@passerelle/interchange'
import { withContext } from '../with-context.ts'
import { writeOut } from './write-out.ts'

export interface ExportMemoryOptions {
  readonly from?: Locale
  readonly to?: Locale
  readonly domain?: string
  readonly out?: string
}

/** Writes the memory, approved units first: to a file, or to standard output. */
export async function exportMemory({ from, to, domain, out }: ExportMemoryOptions): Promise<void> {
  await withContext([], ({ memory }) => {
    const units = memory.units({
      ...(from === undefined ? {} : { source: from }),
      ...(to === undefined ? {} : { target: to }),
      ...(domain === undefined ? {} : { domain }),
    })
    return writeOut(writeTmx(units), out)
  })
}
