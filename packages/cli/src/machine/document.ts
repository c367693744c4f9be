import { codeFaults, type Format, type Locale } from '@passerelle/domain'
import { extract, isUnreadable, merge } from '@passerelle/segmentation'
import { CliError } from '../cli-error.ts'
import { FILTER_LIMITS } from '../documents/files.ts'
import type { TranslateAll } from './lines.ts'

export interface TranslatedDocument {
  readonly text: string
  /** Segments whose translation lost or doubled an inline code: links or emphasis to look at. */
  readonly damaged: number
}

/** Translates a document segment by segment; all that is no text stays byte for byte. */
export async function translateDocument(
  document: string,
  format: Format,
  language: Locale,
  translate: TranslateAll,
): Promise<TranslatedDocument> {
  const extracted = extract(document, format, { language, limits: FILTER_LIMITS })
  if (isUnreadable(extracted)) throw new CliError(extracted.unreadable)
  const { segments, skeleton } = extracted
  const targets = await translate(segments.map(({ source }) => source))
  const damaged = segments.filter(({ source }) => codeFaults(source, targets.get(source) ?? '').length > 0)
  const byKey = new Map(segments.map(({ key, source }) => [key, targets.get(source) ?? '']))
  return { text: merge(skeleton, byKey), damaged: damaged.length }
}
