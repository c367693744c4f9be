import type { Locale } from '@passerelle/domain'
import { writeMemoryCsv, writeTmx } from '@passerelle/interchange'
import { withContext } from '../with-context.ts'
import { type MemoryFormat, memoryFormatOf } from './formats.ts'
import { writeOut } from './write-out.ts'

export interface ExportMemoryOptions {
  readonly as?: MemoryFormat
  readonly from?: Locale
  readonly to?: Locale
  readonly domain?: string
  readonly out?: string
}

/** Writes the memory, approved units first: to a file, or to standard output. */
export async function exportMemory({ as, from, to, domain, out }: ExportMemoryOptions): Promise<void> {
  await withContext([], ({ memory }) => {
    const units = memory.units({
      ...(from === undefined ? {} : { source: from }),
      ...(to === undefined ? {} : { target: to }),
      ...(domain === undefined ? {} : { domain }),
    })
    const format = as ?? memoryFormatOf(out ?? '-')
    return writeOut(format === 'tmx' ? writeTmx(units) : writeMemoryCsv(units), out)
  })
}
