import { randomUUID } from 'node:crypto'
import { openAccounts } from '@passerelle/accounts'
import { locale, type Role } from '@passerelle/domain'
import { freePort } from '@passerelle/testkit'
import { type ServiceProcess, startProcess } from './processes.ts'
import { type KillSite, openKillSite } from './site.ts'

/** An account that can sign in at the desk and act through the API. */
export interface AttackAccount {
  readonly email: string
  readonly password: string
  readonly token: string
}

export interface Answer {
  readonly status: number
  readonly text: string
  /** The body as JSON; undefined where it is none. */
  readonly json: unknown
  readonly headers: Headers
}

export interface Asked {
  /** Bearer token; the submitter's by default, none for null. */
  readonly token?: string | null
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is. */
  readonly raw?: string | Uint8Array<ArrayBuffer>
  /** Sent as JSON. */
  readonly body?: unknown
}

/** Passerelle in two processes, as it runs on one machine, and a client that remembers what went wrong on the server. */
export interface AttackSite extends KillSite {
  /** `http://127.0.0.1:…` of what speaks HTTP. */
  readonly url: string
  readonly web: ServiceProcess
  /** What works on the queues, and where it tells of its health; undefined on a site without workers. */
  readonly work: { readonly process: ServiceProcess; readonly url: string } | undefined
  readonly people: Readonly<Record<'ada' | 'bob' | 'admin', AttackAccount>>
  readonly enrol: (name: string, roles: readonly Role[], email: string) => Promise<AttackAccount>
  /** Asks the site; a path that starts with a slash. */
  readonly ask: (method: string, path: string, asked?: Asked) => Promise<Answer>
  readonly submit: (fields: Readonly<Record<string, unknown>>) => Promise<Answer>
  /** Answers of 500 and more, other than 503, that were seen so far. */
  readonly crashes: () => readonly string[]
  /** What must hold whatever was sent: each in numbers, or true. */
  readonly invariant: () => Promise<Record<string, unknown>>
}

/** What `invariant` tells of a site where nothing is broken. */
export const SOUND = {
  crashes: [],
  alive: true,
  audit: true,
  casesWithoutRevision: 0,
  revisionsWithoutDocument: 0,
  revisionsWithoutEvent: 0,
  doubleVersions: 0,
} as const

let named = 0

/** A case that is right in every field; give what should differ. */
export function aCase(changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  named += 1
  return {
    externalId: `attack:${named}`,
    title: `Un budget pour tous les habitants, numéro ${named}`,
    body: 'Le budget participatif a été ouvert à tous les habitants. Chacun peut proposer une idée.',
    format: 'markdown',
    ...changes,
  }
}

/**
 * Starts a site on a database of its own.
 * @param withWorkers false starts only what speaks HTTP: what is taken in then stays as it is
 */
export async function openAttackSite({ withWorkers = true } = {}): Promise<AttackSite> {
  const site = await openKillSite()
  const [port, workPort] = [await freePort(), await freePort()]
  const url = `http://127.0.0.1:${port}`
  const web = startProcess('services/standalone/src/web.ts', [], { ...site.env, PORT: String(port) })
  const process = withWorkers
    ? startProcess('services/standalone/src/work.ts', [], { ...site.env, PORT: String(workPort) })
    : undefined
  const accounts = await openAccounts({
    pool: site.pool,
    site: url,
    newId: randomUUID,
    secret: site.env.PASSERELLE_SECRET,
  })
  const enrol = async (name: string, roles: readonly Role[], email: string): Promise<AttackAccount> => {
    const password = 'a long password for this test'
    const id = await accounts.create({
      name,
      email,
      password,
      roles,
      locales: ['en', 'es', 'fr'].map(locale),
    })
    return { email, password, token: await accounts.createToken(id, 'attacks') }
  }
  const people = {
    ada: await enrol('ada', ['reviewer'], 'ada@example.org'),
    bob: await enrol('bob', ['reviewer'], 'bob@example.org'),
    admin: await enrol('admin', ['admin'], 'admin@example.org'),
  }
  await Promise.all([web.says(/"started"/, 60_000), process?.says(/"started"/, 60_000)])

  const crashes: string[] = []
  const ask = async (method: string, path: string, asked: Asked = {}): Promise<Answer> => {
    const { token = site.token, headers = {}, raw, body } = asked
    const sent = raw ?? (body === undefined ? undefined : JSON.stringify(body))
    const reply = await fetch(`${url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(sent === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(sent === undefined ? {} : { body: sent }),
    })
    const text = await reply.text()
    if (reply.status >= 500 && reply.status !== 503)
      crashes.push(`${method} ${path.slice(0, 200)}: ${reply.status}`)
    return { status: reply.status, text, json: jsonOf(text), headers: reply.headers }
  }

  return {
    ...site,
    url,
    web,
    work: process === undefined ? undefined : { process, url: `http://127.0.0.1:${workPort}` },
    people,
    enrol,
    ask,
    submit: (fields) => ask('POST', '/api/v1/cases', { body: fields }),
    crashes: () => crashes,
    invariant: async () => ({
      crashes,
      alive: !web.exited() && process?.exited() !== true,
      audit: (await site.views.verifyAudit()).ok,
      casesWithoutRevision: await site.count(
        'from cases where not exists (select from revisions where case_id = cases.id and number = current_revision)',
      ),
      revisionsWithoutDocument: await site.count(
        "from revisions where stage in ('ready', 'needs_language') and not exists (select from documents where revision_id = revisions.id)",
      ),
      revisionsWithoutEvent: await site.count(
        "from revisions where not exists (select from events where case_id = revisions.case_id and event ->> 'type' in ('case-submitted', 'case-revised', 'language-corrected') and (event ->> 'revision')::int = revisions.number)",
      ),
      doubleVersions: await site.count(
        'from (select from versions group by case_id, locale, revision having count(*) > 1) as doubles',
      ),
    }),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
