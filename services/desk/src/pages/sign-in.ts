import { type Element, h, notice } from '@passerelle/page'
import { paths } from '../paths.ts'
import type { Tongue } from '../view/tongue.ts'

export interface SignInProps {
  readonly tongue: Tongue
  /** Where to go afterwards; a path of the desk. */
  readonly next: string
  readonly email: string
  readonly fault: 'wrong' | 'rate_limited' | null
}

/** The way in: an address, a password, and one answer for either being wrong. */
export function signInPage({ tongue: { t }, next, email, fault }: SignInProps): Element {
  return h(
    'section.sign-in.stack',
    h('h1', t('signIn.title')),
    h('p', t('signIn.text')),
    fault === null
      ? null
      : notice({ tone: 'error', icon: 'warning', body: t(`signIn.${fault}`), role: 'alert', id: 'fault' }),
    h(
      'form.stack',
      { method: 'post', action: paths.signIn },
      h('input', { type: 'hidden', name: 'next', value: next }),
      h(
        'div.field',
        h('label', { htmlFor: 'email' }, t('signIn.email')),
        h('input', {
          id: 'email',
          name: 'email',
          type: 'email',
          autoComplete: 'username',
          required: true,
          value: email,
          dir: 'ltr',
          ariaDescribedBy: fault === null ? undefined : 'fault',
        }),
      ),
      h(
        'div.field',
        h('label', { htmlFor: 'password' }, t('signIn.password')),
        h('input', {
          id: 'password',
          name: 'password',
          type: 'password',
          autoComplete: 'current-password',
          required: true,
        }),
      ),
      h('button.button', { type: 'submit' }, t('signIn.go')),
    ),
  )
}
