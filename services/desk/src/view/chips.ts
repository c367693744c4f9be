import type { InlineCode, InlinePart } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { Tongue } from './tongue.ts'

/** What a code is, in words: "link: https://…". */
export function codeWords(tongue: Tongue, code: InlineCode): string {
  const name = tongue.t(`code.${KNOWN.has(code.type) ? code.type : 'other'}`, { type: code.type })
  return code.equiv === undefined || code.equiv === ''
    ? name
    : tongue.t('code.described', { name, what: code.equiv })
}

const KNOWN = new Set(['strong', 'em', 'link', 'image', 'code', 'break', 'html', 'delete'])

/**
 * One end of an inline code as a small numbered chip. Its tooltip says what it stands for; who can't see the chip hears
 * the same. A code that the source does not have is told apart.
 */
export function chip(
  tongue: Tongue,
  part: Exclude<InlinePart, { type: 'text' }>,
  codes: readonly InlineCode[],
): Element {
  const code = codes.find(({ id }) => id === part.id)
  const words = code === undefined ? tongue.t('code.unknown', { id: part.id }) : codeWords(tongue, code)
  return h(
    'span',
    {
      className: ['chip', `chip-${part.type}`, ...(code === undefined ? ['chip-unknown'] : [])],
      title: words,
    },
    h('span', { ariaHidden: 'true' }, String(part.id)),
    h('span.visually-hidden', tongue.t(`code.${part.type}Spoken`, { id: part.id, what: words })),
  )
}

/** What the codes of a segment stand for, as a list under its text; nothing when it has none. */
export const legend = (tongue: Tongue, codes: readonly InlineCode[]): Element[] =>
  codes.length === 0
    ? []
    : [
        h(
          'ul.legend',
          { ariaLabel: tongue.t('code.legend') },
          codes.map((code) =>
            h(
              'li',
              h('span.chip.chip-alone', { ariaHidden: 'true' }, String(code.id)),
              ' ',
              h('bdi', codeWords(tongue, code)),
            ),
          ),
        ),
      ]
