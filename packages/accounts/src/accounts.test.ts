import { locale, personId } from '@passerelle/domain'
import { openPool } from '@passerelle/store'
import { throwawayDatabase } from '@passerelle/testkit'
import type { Accounts } from '@passerelle/workflow'
import { getMigrations } from 'better-auth/db/migration'
import { afterAll, expect, test } from 'vitest'
import { createAuth } from './auth.ts'
import { openAccounts } from './open-accounts.ts'

const database = await throwawayDatabase()
const pool = openPool(database.url)
const newId = () => crypto.randomUUID()
const site = 'http://127.0.0.1:8080'
const accounts = await openAccounts({ pool, site, newId, limit: { tries: 3, windowSeconds: 60 } })
afterAll(async () => {
  await pool.end()
  await database.drop()
})

let people = 0
async function person(password?: string) {
  people += 1
  const email = `Person${people}@Site.Example`
  const fields = {
    name: `Person ${people}`,
    email,
    roles: ['reviewer'],
    locales: [locale('en'), locale('pt-BR')],
  } as const
  const id = await accounts.create(password === undefined ? fields : { ...fields, password })
  return { id, email }
}

async function signedIn(email: string, password: string, from: Accounts = accounts) {
  const result = await from.signIn(email, password, new Headers())
  if (result === undefined || result === 'rate_limited') throw new Error(`not signed in: ${result}`)
  return {
    ...result,
    headers: new Headers({ cookie: result.setCookie.map((line) => line.split(';')[0]).join('; ') }),
  }
}

test('the tables are those that the library wants', async () => {
  const auth = createAuth({ pool, site, newId, secret: 'x'.repeat(40) })
  const wanted = await getMigrations(auth.options)
  const { toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems } = wanted
  expect({ toBeCreated, toBeAdded, toBeAddedIndexes, schemaProblems }).toEqual({
    toBeCreated: [],
    toBeAdded: [],
    toBeAddedIndexes: [],
    schemaProblems: [],
  })
})

test('a person signs in by e-mail in any case, acts with roles and locales, and is gone after signing out', async () => {
  const { id, email } = await person('correct horse')
  const { actor, headers, setCookie } = await signedIn(email.toUpperCase(), 'correct horse')
  expect(actor).toEqual({
    kind: 'person',
    id,
    name: `Person ${people}`,
    roles: ['reviewer'],
    locales: ['en', 'pt-BR'],
  })
  expect(setCookie.join()).toMatch(/^passerelle\.session_token=[^;]+;.*HttpOnly.*SameSite=Lax/i)
  expect(await accounts.authenticate(headers)).toEqual(actor)
  expect((await accounts.signOut(headers)).join()).toContain('Max-Age=0')
  expect(await accounts.authenticate(headers)).toBeUndefined()
})

test('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await person('correct horse')
  expect(await accounts.signIn(email, 'battery staple', new Headers())).toBeUndefined()
  expect(await accounts.signIn('nobody@site.example', 'battery staple', new Headers())).toBeUndefined()
  expect(await accounts.signIn('no address', 'battery staple', new Headers())).toBeUndefined()
  expect(await accounts.signIn(email, 'x'.repeat(100_000), new Headers())).toBeUndefined()
})

test('after too many tries, in parallel or with the right password, an address has to wait', async () => {
  const { email } = await person('correct horse')
  const tries = await Promise.all(
    Array.from({ length: 8 }, () => accounts.signIn(email, 'wrong one', new Headers())),
  )
  expect(tries.filter((result) => result === 'rate_limited')).toHaveLength(5)
  expect(await accounts.signIn(email, 'correct horse', new Headers())).toBe('rate_limited')
  await pool.query("update account_sign_in set since = since - interval '2 minutes'")
  expect(await accounts.signIn(email, 'correct horse', new Headers())).toMatchObject({
    actor: { kind: 'person' },
  })
  expect(await accounts.signIn(email, 'wrong one', new Headers())).toBeUndefined()
})

test('a service account acts by token alone, and a revoked token or role counts at once', async () => {
  const { id, email } = await person()
  const token = await accounts.createToken(id, 'import')
  const headers = new Headers({ authorization: `Bearer ${token}` })
  expect(await accounts.authenticate(headers)).toMatchObject({ id, roles: ['reviewer'] })
  expect(await accounts.signIn(email, '', new Headers())).toBeUndefined()
  await pool.query("update account_user set roles = '' where id = $1", [id])
  expect(await accounts.authenticate(headers)).toMatchObject({ roles: [] })
  await pool.query('delete from account_token where user_id = $1', [id])
  expect(await accounts.authenticate(headers)).toBeUndefined()
})

test('a token that is not good is never helped out by a cookie', async () => {
  const { email } = await person('correct horse')
  const { headers } = await signedIn(email, 'correct horse')
  for (const authorization of [
    'Bearer psr_wrong',
    'Bearer ',
    'Basic eA==',
    `Bearer ${'a'.repeat(5000)}`,
    "Bearer ' or 1=1",
  ]) {
    const both = new Headers(headers)
    both.set('authorization', authorization)
    expect(await accounts.authenticate(both)).toBeUndefined()
  }
})

test('a cookie that was changed, or signed by another installation, is nobody', async () => {
  const { email } = await person('correct horse')
  const other = await openAccounts({ pool, site, newId, secret: 'another secret of forty characters 12345' })
  const { headers } = await signedIn(email, 'correct horse', other)
  expect(await other.authenticate(headers)).toBeDefined()
  expect(await accounts.authenticate(headers)).toBeUndefined()
  const cookie = headers.get('cookie') ?? ''
  expect(await other.authenticate(new Headers({ cookie: cookie.replace('=', '=A') }))).toBeUndefined()
})

test('processes without a configured secret share one', async () => {
  const { email } = await person('correct horse')
  const { headers } = await signedIn(email, 'correct horse')
  const sibling = await openAccounts({ pool, site, newId })
  expect(await sibling.authenticate(headers)).toBeDefined()
})

test('signing in again makes a new session', async () => {
  const { email } = await person('correct horse')
  const first = await signedIn(email, 'correct horse')
  const second = await accounts.signIn(email, 'correct horse', first.headers)
  if (second === undefined || second === 'rate_limited') throw new Error('not signed in')
  expect(second.setCookie.join()).not.toBe(first.setCookie.join())
})

test('nobody signs up, nor has an address twice', async () => {
  const auth = createAuth({ pool, site, newId, secret: 'x'.repeat(40) })
  const body = { name: 'X', email: 'x@site.example', password: 'long enough' }
  await expect(auth.api.signUpEmail({ body })).rejects.toThrow()
  expect(await accounts.findByEmail(body.email)).toBeUndefined()
  const { email } = await person()
  await expect(accounts.create({ name: 'Y', email, roles: [], locales: [] })).rejects.toThrow()
})

test('an account is found by its address', async () => {
  const { id, email } = await person()
  expect(await accounts.findByEmail(email)).toEqual({
    id,
    name: `Person ${people}`,
    email: email.toLowerCase(),
    roles: ['reviewer'],
    locales: ['en', 'pt-BR'],
  })
  await expect(accounts.createToken(personId('nobody'), 'x')).rejects.toThrow()
})

test('a database that is away is no wrong password and no wrong token', async () => {
  const { id, email } = await person('correct horse')
  const lost = openPool(database.url, { connectionTimeoutMs: 500 })
  const during = await openAccounts({ pool: lost, site, newId })
  const { headers } = await signedIn(email, 'correct horse', during)
  const token = await accounts.createToken(id, 'x')
  await lost.end()
  await expect(during.authenticate(headers)).rejects.toThrow()
  await expect(during.authenticate(new Headers({ authorization: `Bearer ${token}` }))).rejects.toThrow()
  await expect(during.signIn(email, 'correct horse', new Headers())).rejects.toThrow()
  await expect(during.signOut(headers)).rejects.toThrow()
})
