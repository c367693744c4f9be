import { directionOf } from '@passerelle/domain'
import { type Element, h, notice } from '@passerelle/page'
import type { TranslationOverview } from '@passerelle/workflow'
import { paths } from '../paths.ts'
import { plainWithMarks } from '../view/inline-text.ts'
import type { Tongue } from '../view/tongue.ts'

const DONE = [
  'saved',
  'approved',
  'requested',
  'retried',
  'settled',
  'retriedCase',
  'repeated',
  'dismissed',
  'restored',
  'confirmed',
] as const

/** Says what was just done, with what could come next; nothing for a word that the desk did not write itself. */
export function doneNotice(
  tongue: Tongue,
  word: string | undefined,
  next: TranslationOverview | undefined,
): Element | null {
  const done = DONE.find((candidate) => candidate === word)
  if (done === undefined) return null
  return notice({
    tone: 'success',
    icon: 'check',
    role: 'status',
    title: tongue.t(`done.${done}`),
    ...(next === undefined ? {} : { body: nextLink(tongue, next) }),
  })
}

const nextLink = (tongue: Tongue, { translation, title }: TranslationOverview): Element =>
  h(
    'p',
    tongue.t('done.next'),
    ' ',
    h(
      'a',
      {
        href: paths.translation(translation.id),
        lang: translation.source,
        dir: directionOf(translation.source),
      },
      plainWithMarks(tongue, title),
    ),
  )
