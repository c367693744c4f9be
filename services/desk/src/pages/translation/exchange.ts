import { API_PREFIX } from '@passerelle/assembly'
import type { Translation } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import { paths } from '../../paths.ts'
import type { ReviewOptions } from '../../review-options.ts'
import type { Tongue } from '../../view/tongue.ts'

/** The way to other tools and back: the translation as a file, and a translated file to be taken in. */
export function exchange({ t }: Tongue, { id }: Translation, options: ReviewOptions): Element {
  const download = (version: string): string => `${API_PREFIX}/translations/${id}/xliff?version=${version}`
  return h(
    'details.exchange',
    h('summary', t('xliff.title')),
    h('p', t('xliff.text')),
    h(
      'p.actions',
      h('a.button.button-quiet', { href: download('2.1') }, t('xliff.download')),
      h('a.button.button-quiet', { href: download('1.2') }, t('xliff.download12')),
    ),
    options.edit === null ? uploadForm(t, paths.xliff(id)) : null,
  )
}

const uploadForm = (t: Tongue['t'], action: string): Element =>
  h(
    'form',
    { method: 'post', action, encType: 'multipart/form-data' },
    h('label', { htmlFor: 'xliff-file' }, t('xliff.file')),
    h('input', {
      id: 'xliff-file',
      name: 'file',
      type: 'file',
      required: true,
      accept: '.xlf,.xliff,.sdlxliff,.mqxliff,.xml,application/xliff+xml',
    }),
    h(
      'p.actions',
      h('button.button', { type: 'submit' }, t('xliff.upload')),
      h('button.button.button-quiet', { type: 'submit', name: 'dryRun', value: '1' }, t('xliff.dryRun')),
    ),
  )
