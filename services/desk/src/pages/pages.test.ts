import { locale } from '@passerelle/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, PASSWORD, type PersonName } from '../testing/open-desk.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const get = (who: PersonName | 'visitor', url: string, headers: Record<string, string> = {}) =>
  desk.app.inject({ method: 'GET', url, headers: { accept: 'text/html', ...desk.as(who), ...headers } })

const post = (
  who: PersonName | 'visitor',
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) =>
  desk.app.inject({
    method: 'POST',
    url,
    headers: { ...desk.as(who), 'content-type': 'application/x-www-form-urlencoded', ...headers },
    payload: new URLSearchParams(form).toString(),
  })

const SAME_ORIGIN = { host: 'desk.example', origin: 'http://desk.example' }

test('a person signs in with a form, is led on, and signs out', async () => {
  const form = { email: 'ada@example.org', password: PASSWORD, next: '/desk?state=blocked' }
  const signedIn = await post('visitor', '/desk/sign-in', form, SAME_ORIGIN)
  expect(signedIn).toMatchObject({ statusCode: 303, headers: { location: '/desk?state=blocked' } })
  const cookie = [signedIn.headers['set-cookie'] ?? '']
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
  expect((await get('visitor', '/desk', { cookie })).statusCode).toBe(200)
  const signedOut = await post('visitor', '/desk/sign-out', {}, { ...SAME_ORIGIN, cookie })
  expect(signedOut).toMatchObject({ statusCode: 303, headers: { location: '/desk/sign-in' } })
  expect((await get('visitor', '/desk', { cookie })).statusCode).toBe(303)
})

test('a wrong password and an unknown address get one answer, and the way back is only our own', async () => {
  const bodies = await Promise.all(
    ['ada@example.org', 'nobody@example.org'].map(async (email) => {
      const form = { email, password: 'wrong', next: '//evil.example' }
      const { statusCode, body } = await post('visitor', '/desk/sign-in', form)
      return [statusCode, body.replaceAll(email, '')]
    }),
  )
  expect(bodies[0]).toEqual(bodies[1])
  expect(bodies[0]?.[0]).toBe(401)
  expect(bodies[0]?.[1]).toContain('name="next" value="/desk"')
})

test('S3: a form that another site sends with our cookie does nothing', async () => {
  const view = await desk.translation('en')
  const signedIn = await post('visitor', '/desk/sign-in', { email: 'bob@example.org', password: PASSWORD })
  const cookie = [signedIn.headers['set-cookie'] ?? '']
    .flat()
    .map((line) => line.split(';')[0])
    .join('; ')
  const path = `/desk/translations/${view.translation.id}/approve`
  const form = { version: String(view.translation.version) }
  const foreign = { host: 'desk.example', origin: 'https://evil.example', cookie }
  expect((await post('visitor', path, form, foreign)).statusCode).toBe(403)
  expect((await desk.view(view.translation.id)).translation.state).toBe('in_review')
  expect((await post('visitor', path, form, { ...SAME_ORIGIN, cookie })).statusCode).toBe(303)
})

test('the queue shows what waits, counts what is in each state, and finds by title', async () => {
  const view = await desk.translation('en', { content: { title: 'La halle aux idées' } })
  const { body } = await get('ada', '/desk?q=halle&target=en')
  expect(body).toContain('La halle aux idées')
  expect(body).toContain(`/desk/translations/${view.translation.id}`)
  expect(body).toMatch(/In review <span class="count">\d+<\/span>/)
  expect((await get('ada', '/desk?q=nothing-like-it')).body).toContain(
    'No translation matches these filters.',
  )
  expect((await get('carla', '/desk?q=halle&state=all')).body).not.toContain(view.translation.id)
})

test('the page speaks the language that was chosen, else that of the browser', async () => {
  const french = await get('ada', '/desk', { 'accept-language': 'fr-CA, en;q=0.5' })
  expect(french.body).toContain('<html lang="fr" dir="ltr">')
  const chosen = await get('ada', '/desk?state=blocked&lang=es')
  expect(chosen).toMatchObject({ statusCode: 303, headers: { location: '/desk?state=blocked' } })
  const cookie = String(chosen.headers['set-cookie']).split(';')[0] ?? ''
  expect((await get('ada', '/desk', { cookie, 'accept-language': 'fr' })).body).toContain('<html lang="es"')
  expect((await get('ada', '/desk?lang=xx')).statusCode).toBe(200)
})

test('without a script a segment is saved by its form, which comes back to it', async () => {
  const view = await desk.translation('en')
  const [item] = view.items
  const path = `/desk/translations/${view.translation.id}/segments/${item?.key}`
  const form = { version: String(view.translation.version), target: 'One\r\nbudget' }
  expect(await post('ada', path, form)).toMatchObject({
    statusCode: 303,
    headers: { location: `/desk/translations/${view.translation.id}?done=saved#segment-${item?.key}` },
  })
  expect((await desk.view(view.translation.id)).items[0]?.target.target).toBe('One\nbudget')
  const late = await post('bob', path, { ...form, target: 'All the budget' })
  expect(late.statusCode).toBe(412)
  expect(late.body).toContain('One\nbudget')
  expect(late.body).toContain('All the budget</textarea>')
  const version = /name="version" value="(\d+)"/.exec(late.body)?.[1] ?? ''
  expect((await post('bob', path, { version, target: 'All the budget' })).statusCode).toBe(303)
})

test('a lost code is named and shown where it is missing, and one button puts it back', async () => {
  const view = await desk.translation('en')
  const page = `/desk/translations/${view.translation.id}`
  const item = view.items.find(({ codes }) => codes.some(({ type }) => type === 'link'))
  if (item === undefined) throw new Error('No segment has a link.')
  const path = `${page}/segments/${item.key}`
  const { version } = view.translation
  await post('ada', path, { version: String(version), target: 'Meetings were held in each neighbourhood.' })
  const { body } = await get('ada', page)
  expect(body).toContain('The code &#x3C;1> (link: https://example.org/quartiers) is missing.')
  expect(body).toMatch(/Meetings were held in (each )?<mark class="flaw flaw-gap"/)
  const offered = /class="offer".*?name="version" value="(\d+)".*?name="target" value="([^"]*)"/s.exec(body)
  const target = offered?.[2]?.replaceAll('&#x3C;', '<') ?? ''
  expect(target).toMatch(/^Meetings were held in (each )?<1>(each )?neighbourhood<\/1>\.$/)
  expect((await post('ada', path, { version: offered?.[1] ?? '', target })).statusCode).toBe(303)
  const mended = (await desk.view(view.translation.id)).items.find(({ key }) => key === item.key)?.target
  expect(mended).toMatchObject({ target, findings: [], origin: { type: 'human', by: desk.idOf.ada } })
  expect((await get('ada', page)).body).not.toContain('class="offer"')
})

test('a sentence that was edited since its approval shows what changed, and offers what it was translated as', async () => {
  const externalId = 'desk:edited'
  const content = { title: 'La rue', body: 'La rue est **ouverte**.', format: 'markdown' } as const
  const first = await desk.translation('en', { externalId, content })
  const approve = `/desk/translations/${first.translation.id}/approve`
  expect((await post('bob', approve, { version: String(first.translation.version) })).statusCode).toBe(303)
  const now = await desk.translation('en', {
    externalId,
    content: { ...content, body: 'La rue est **fermée**. Tous y viennent.' },
  })
  const page = `/desk/translations/${now.translation.id}`
  const { body } = await get('ada', page)
  expect(body).toContain('The wording was changed')
  expect(body).toMatch(/<del><span class="visually-hidden">\[struck: <\/span>ouverte<span/)
  expect(body).toMatch(/<ins><span class="visually-hidden">\[put in: <\/span>fermée<span/)
  expect(body).toContain('New since the last approved text')
  const offered = /Formerly translated as/.exec(body)
  expect(offered).not.toBeNull()
  const api = await desk.app.inject({
    method: 'GET',
    url: `/api/v1/translations/${now.translation.id}`,
    headers: desk.as('ada'),
  })
  expect(api.json().segments.map(({ change }: { change?: object }) => change)).toMatchObject([
    { type: 'unchanged' },
    { type: 'edited', class: 'wording', was: { source: 'La rue est <1>ouverte</1>.' } },
    { type: 'new' },
  ])
})

test('the approve button says in words why it can not be pressed', async () => {
  const view = await desk.translation('en')
  const path = `/desk/translations/${view.translation.id}`
  expect((await get('ada', path)).body).toContain('Approving publishes this text in English')
  const segment = `${path}/segments/${view.items[0]?.key}`
  await post('ada', segment, { version: '99', target: 'A budget for all residents' })
  const own = await get('ada', path)
  expect(own.body).toContain('You wrote 1 segment of this text, so another person has to approve it.')
  expect(own.body).toMatch(/<button[^>]* disabled/)
  await post('ada', segment, { version: '99', target: '' })
  expect((await get('bob', path)).body).toContain('Not yet: 1 segment has no translation.')
  const refused = await post('bob', `${path}/approve`, { version: '1' })
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Some segments have no translation yet.')
})

test('asking for changes shows the comment to whoever comes next, and leaves the history', async () => {
  const view = await desk.translation('en')
  const path = `/desk/translations/${view.translation.id}`
  const version = String(view.translation.version)
  expect((await post('bob', `${path}/request-changes`, { version, comment: ' ' })).statusCode).toBe(422)
  const asked = await post('bob', `${path}/request-changes`, { version, comment: 'Warmer, please.' })
  expect(asked.headers.location).toBe(`${path}?done=requested`)
  const { body } = await get('ada', path)
  expect(body).toContain('bob asked for changes')
  expect(body.match(/Warmer, please\./g)).toHaveLength(2)
})

test('S1, D8: script and turned-round text come out as text that can be seen', async () => {
  const script = '<script>globalThis.caught = 1</script><img src=x onerror=alert(1)>'
  const view = await desk.translation('en', { content: { title: `${script} \u202eabc` } })
  const path = `/desk/translations/${view.translation.id}`
  const segment = `${path}/segments/${view.items[0]?.key}`
  await post('ada', segment, { version: '99', target: `</textarea>${script}\u200b` })
  const { version } = (await desk.view(view.translation.id)).translation
  await post('bob', `${path}/request-changes`, { version: String(version), comment: script })
  for (const url of [path, `/desk?q=globalThis&state=all`, segment]) {
    const { body, headers } = await get('ada', url)
    // A quoted attribute may hold anything; nothing of it becomes an element.
    const elements = body.replaceAll(/="[^"]*"/g, '')
    expect(elements).toContain('&#x3C;script>globalThis.caught')
    expect(elements).not.toContain('<script>')
    expect(elements).not.toContain('<img')
    expect(body).toContain('title="right-to-left override (U+202E)"')
    expect(body).toContain('aria-label="right-to-left override (U+202E)"')
    expect(headers['content-security-policy']).toMatch(/script-src 'self'(;|$)/)
  }
  expect((await get('ada', path)).body).toContain('bob asked for changes')
})

test('a case without a language gets one from a person, and goes on', async () => {
  const made = await desk.translation('en').then(({ translation }) => translation)
  expect(made.state).toBe('in_review')
  const { submitCase } = await import('@passerelle/workflow')
  const actor = await desk.context.accounts.authenticate(new Headers(desk.as('ingest')))
  if (actor === undefined) throw new Error('The submitter is not known.')
  const content = { title: 'OK', body: '42 :-)', format: 'text', sections: {} } as const
  const submission = { externalId: 'no-language', content, facts: { topics: [] } }
  await submitCase(desk.context, { actor, submission })
  await desk.pipeline.drain()
  const asked = await get('carla', '/desk')
  expect(asked.body).toContain('1 case needs a hand before it can be translated')
  const action = /action="(\/desk\/cases\/[^"]+\/language)"/.exec(asked.body)?.[1] ?? ''
  expect((await post('carla', action, { language: 'no language' })).statusCode).toBe(422)
  expect((await post('carla', action, { language: 'FR' })).headers.location).toBe('/desk?done=settled')
  expect((await post('carla', action, { language: 'fr' })).statusCode).toBe(409)
  await desk.pipeline.drain()
  expect((await get('carla', '/desk')).body).not.toContain('needs a hand')
  expect((await get('carla', '/desk')).body).toContain('OK')
})

test('what is not there gets a page, not problem details', async () => {
  for (const url of ['/desk/nowhere', '/desk/translations/1']) {
    const { statusCode, headers, body } = await get('ada', url)
    expect([statusCode, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(body).toContain('There is nothing here')
  }
})

test('pages with drafts are kept by no cache, and their files by every one', async () => {
  const { headers, body } = await get('ada', '/desk')
  expect(headers['cache-control']).toBe('private, no-store')
  const styles = /href="(\/assets\/desk\.[^"]+\.css)"/.exec(body)?.[1] ?? ''
  expect((await get('visitor', styles)).headers['cache-control']).toContain('immutable')
})

test('a case whose declared language the text contradicts says why a person is asked, in words', async () => {
  await desk
    .translation('es', { externalId: 'asked:1', declaredLanguage: locale('en') })
    .catch(() => undefined)
  const { body } = await get('ada', '/desk')
  expect(body).toContain('The text is clearly in another language than was declared.')
  expect(body).toContain('Declared by the submitter: English.')
  expect(body).toContain('name="language" value="en">English</button>')
  expect(body).toContain('name="language" value="fr">French</button>')
  expect(body).toMatch(/The text looks like French \(\d+%\)/)
})

test('a language that was sure and wrong is corrected from a translation, which goes on as a new revision', async () => {
  const view = await desk.translation('en', { externalId: 'wrong:1', interfaceLanguage: locale('fr') })
  const { body } = await get('ada', `/desk/translations/${view.translation.id}`)
  expect(body).toContain('Source language: French')
  expect(body).toContain('The text tells its language clearly.')
  expect(body).toContain('The form was filled in in French.')
  const path = `/desk/cases/${view.translation.caseId}/language`
  expect((await post('ingest', path, { language: 'ca' })).statusCode).toBe(403)
  expect((await post('ada', path, { language: 'ca' })).statusCode).toBe(303)
  await desk.pipeline.drain()
  expect((await desk.view(view.translation.id)).translation.state).toBe('stale')
  const open = await desk.pipeline.views.translations(
    { case: view.translation.caseId, target: locale('en') },
    { limit: 5 },
  )
  expect(open.items.map(({ translation }) => [translation.source, translation.state])).toEqual([
    ['ca', 'blocked'],
  ])
})

test('a quotation in another language says which, and that it was left as it is', async () => {
  const quote = 'We opened the timetables so that anybody could build something better than we did.'
  const french = 'La ville a ouvert ses données de transport au printemps dernier, et chacun peut les lire.'
  const body = `${french}\n\n> ${quote}\n\nDepuis, neuf applications ont vu le jour, dont trois écrites par des lycéens.`
  const view = await desk.translation('en', { externalId: 'quote:1', content: { body } })
  const page = (await get('ada', `/desk/translations/${view.translation.id}`)).body
  expect(page).toContain('Left as in the source')
  expect(page).toContain('<p class="other-language">In English</p>')
  expect(page).toContain(`<p class="text" lang="en" dir="ltr">${quote}</p>`)
})
