import { directionOf } from '@passerelle/domain'
import { type Child, h } from '@passerelle/page'
import type { Reader, Voice } from '../context.ts'

/** Where a reader's choice of language is sent. */
export const REMEMBER_PATH = '/language'

/** Keeps a reader's choice of language for the next visit, and goes on with this page in that language. */
export const rememberForm = (reader: Reader, { t }: Voice, path: string): Child => [
  h('h2', t('remember.title')),
  h('p', t('remember.body')),
  h(
    'form.remember',
    { method: 'post', action: REMEMBER_PATH },
    h('input', { type: 'hidden', name: 'path', value: path }),
    [...reader.voices.values()].map(({ locale, info }) =>
      h(
        'button',
        { type: 'submit', name: 'locale', value: locale, lang: locale, dir: directionOf(locale) },
        info.name,
      ),
    ),
  ),
]
