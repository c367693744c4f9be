import { type HttpServer, webHeaders } from '@passerelle/runtime'
import { visitorOf } from '../access.ts'
import type { DeskContext } from '../context.ts'
import { ownPath, paths } from '../paths.ts'
import { field, fields } from './form.ts'
import type { Shows } from './show.ts'
import { type SignInProps, signInPage } from './sign-in.ts'

const FAULT_STATUS = { wrong: 401, rate_limited: 429 } as const

/** Signing in and out. */
export function signInRoutes(app: HttpServer, { accounts }: DeskContext, shows: Shows): void {
  app.get(paths.signIn, { config: { deskAccess: 'anyone' } }, async (request, reply) => {
    const next = ownPath(field(fields(request.query), 'next'))
    if (visitorOf(request) !== undefined) return reply.redirect(next, 303)
    const tongue = shows.tongueOf(request)
    const body = signInPage({ tongue, next, email: '', fault: null })
    return shows.show(request, reply, { title: tongue.t('signIn.title'), body })
  })

  app.post(paths.signIn, { config: { deskAccess: 'anyone' } }, async (request, reply) => {
    const form = fields(request.body)
    const [email = '', password = ''] = [field(form, 'email'), field(form, 'password')]
    const next = ownPath(field(form, 'next'))
    const result = await accounts.signIn(email, password, webHeaders(request))
    if (typeof result === 'object')
      return reply.header('set-cookie', [...result.setCookie]).redirect(next, 303)
    const fault: NonNullable<SignInProps['fault']> = result ?? 'wrong'
    const tongue = shows.tongueOf(request)
    return shows.show(request, reply, {
      status: FAULT_STATUS[fault],
      title: tongue.t('signIn.title'),
      body: signInPage({ tongue, next, email, fault }),
    })
  })

  app.post(paths.signOut, { config: { deskAccess: 'anyone' } }, async (request, reply) => {
    const cleared = await accounts.signOut(webHeaders(request))
    return reply.header('set-cookie', [...cleared]).redirect(paths.signIn, 303)
  })
}
