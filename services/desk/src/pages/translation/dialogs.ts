import { directionOf, type Locale } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { Tongue } from '../../view/tongue.ts'

const KEYS = [
  ['confirm', ['Ctrl', 'Enter']],
  ['confirmToOpen', ['Ctrl', 'Shift', 'Enter']],
  ['next', ['Alt', '↓']],
  ['previous', ['Alt', '↑']],
  ['copySource', ['Alt', 'C']],
  ['suggestion', ['Alt', '1 – 3']],
  ['help', ['?']],
] as const

/** The keys, in a dialog that the script opens. */
export const helpDialog = (tongue: Tongue): Element =>
  h(
    'dialog.help',
    { id: 'help', ariaLabelledBy: 'help-title' },
    h('h2', { id: 'help-title' }, tongue.t('help.title')),
    h(
      'dl',
      KEYS.map(([name, keys]) =>
        h(
          'div',
          h(
            'dt',
            keys.flatMap((key, index) => [index === 0 ? '' : ' + ', h('kbd', tongue.t(`key.${key}`))]),
          ),
          h('dd', tongue.t(`help.${name}`)),
        ),
      ),
    ),
    h('p', tongue.t('help.mac')),
    closing(tongue),
  )

/** Two texts for one segment: the script fills them in and opens it. */
export const conflictDialog = (tongue: Tongue, target: Locale): Element => {
  const { t } = tongue
  const language = { lang: target, dir: directionOf(target) }
  return h(
    'dialog.conflict',
    { id: 'conflict', ariaLabelledBy: 'conflict-title' },
    h('h2', { id: 'conflict-title' }, t('conflict.title')),
    h('p', t('conflict.text')),
    h(
      'div.both',
      h('section', h('h3', t('conflict.theirs')), h('p.text', { dataTheirs: '', ...language })),
      h('section', h('h3', t('conflict.mine')), h('p.text', { dataMine: '', ...language })),
    ),
    h(
      'div.actions',
      h('button.button.button-quiet', { type: 'button', dataChoice: 'theirs' }, t('conflict.takeTheirs')),
      h('button.button', { type: 'button', dataChoice: 'mine' }, t('conflict.keepMine')),
      h(
        'button.button.button-quiet',
        { type: 'button', dataChoice: 'later', autoFocus: true },
        t('conflict.later'),
      ),
    ),
  )
}

const closing = (tongue: Tongue): Element =>
  h('form', { method: 'dialog' }, h('button.button.button-quiet', { type: 'submit' }, tongue.t('help.close')))
