import { locale } from '@passerelle/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, type PersonName } from '../testing/open-desk.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const get = (who: PersonName, url: string, language = 'en') =>
  desk.app.inject({ url, headers: { accept: 'text/html', 'accept-language': language, ...desk.as(who) } })
const post = (who: PersonName, url: string, form: Record<string, string>) =>
  desk.app.inject({
    method: 'POST',
    url,
    headers: {
      'accept-language': 'en',
      'content-type': 'application/x-www-form-urlencoded',
      ...desk.as(who),
    },
    payload: new URLSearchParams(form).toString(),
  })

const rows = (...terms: readonly (readonly [language: string, text: string, status?: string])[]) =>
  Object.fromEntries(
    terms.flatMap(([language, text, status = 'preferred'], index) => [
      [`term-${index}-language`, language],
      [`term-${index}-text`, text],
      [`term-${index}-status`, status],
    ]),
  )
const versionIn = (body: string): string => /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''

/** Adds a concept as an administrator does, and gives its address. */
async function added(form: Record<string, string>): Promise<string> {
  const { body } = await get('admin', '/desk/new-concept')
  const address = /action="(\/desk\/terms\/term-[^"]+)"/.exec(body)?.[1] ?? ''
  const saved = await post('admin', address, { version: versionIn(body), ...form })
  expect(saved).toMatchObject({
    statusCode: 303,
    headers: { location: `${address}/affected?done=saved` },
  })
  return address
}

test('an administrator adds a concept, reviewers read it, and words find it', async () => {
  expect((await get('ada', '/desk/terms')).body).toContain('The termbase is empty.')
  const address = await added({
    ...rows(
      ['fr', 'mairie'],
      ['en', 'town hall'],
      ['en', 'mayoralty', 'deprecated'],
      ['ar', 'بلدية'],
      ['', ''],
    ),
    domain: 'places',
    note: 'The house and <b>the office</b>.',
    doNotTranslate: 'on',
  })
  const { body } = await get('ada', '/desk/terms?q=TOWN')
  expect(body).toContain('<strong lang="en" dir="ltr">town hall</strong>')
  expect(body).toContain('<strong lang="ar" dir="rtl">بلدية</strong>')
  expect(body).toMatch(/mayoralty<\/strong> <span class="badge tone-error"><span>forbidden</)
  expect(body).toContain('Do not translate')
  expect(body).toContain('The house and &#x3C;b>the office&#x3C;/b>.')
  expect(body).not.toContain('/desk/new-concept')
  expect((await get('ada', '/desk/terms?q=windmill')).body).toContain('No concept has a term')
  expect((await get('ada', address)).body).not.toContain('name="version"')
  expect((await get('ada', '/desk/terms?q=%25&cursor=%27')).statusCode).toBe(200)
})

test('what is wrong with a form is said beside what was typed, and nothing is saved', async () => {
  const send = (form: Record<string, string>) => post('admin', '/desk/terms/wrong', { version: '0', ...form })
  const language = await send(rows(['klingon!', 'bridge']))
  expect(language.statusCode).toBe(422)
  expect(language.body).toContain('The language of “bridge” is not a language code.')
  expect(language.body).toContain('value="klingon!"')
  expect((await send({})).body).toContain('A concept has at least one term.')
  expect((await send(rows(['en', 'ford'], ['EN', 'ford']))).body).toContain('“ford” stands twice')
  expect((await send(rows(['en', 'x'.repeat(3000)]))).body).toContain('is too long')
  expect((await get('admin', '/desk/terms/wrong')).statusCode).toBe(404)
})

test('who saves second sees both, and the history tells who changed what until it is taken out', async () => {
  const address = await added(rows(['en', 'bridge']))
  const version = versionIn((await get('admin', address)).body)
  await post('admin', address, { version, ...rows(['en', 'footbridge']) })
  const late = await post('admin', address, { version, ...rows(['en', 'viaduct']) })
  expect(late.statusCode).toBe(412)
  expect(late.body).toContain('Somebody changed this concept')
  expect(late.body).toContain('footbridge</strong>')
  expect(late.body).toContain('value="viaduct"')
  const { body } = await get('ada', address)
  expect(body).toMatch(/<del>.*bridge.*<\/del>.*<ins>.*footbridge.*<\/ins>/)
  expect((await post('admin', `${address}/remove`, { version })).statusCode).toBe(412)
  const removal = await post('admin', `${address}/remove`, { version: versionIn(late.body) })
  expect(removal).toMatchObject({ statusCode: 303, headers: { location: '/desk/terms?done=removed' } })
  const gone = await get('ada', address)
  expect(gone.body).toContain('This concept was taken out of the termbase.')
  expect(gone.body).toContain('took it out')
})

test('nobody but an administrator writes', async () => {
  const form = { version: '0', ...rows(['en', 'quay']) }
  expect((await post('ada', '/desk/terms/quay', form)).statusCode).toBe(403)
  expect((await post('ada', '/desk/terms/quay/remove', form)).statusCode).toBe(403)
  expect((await get('ada', '/desk/new-concept')).statusCode).toBe(403)
  expect((await get('admin', '/desk/terms/quay')).statusCode).toBe(404)
})

test('live texts that break a saved concept are listed with their fix, and what is picked goes to review again', async () => {
  const view = await desk.translation('en')
  const item = view.items.find(({ source }) => source.includes('budget participatif'))
  if (item === undefined) throw new Error('No segment speaks of the budget.')
  const path = `/desk/translations/${view.translation.id}/segments/${item.key}`
  const words = item.source.replace('budget participatif', 'citizen budget')
  await post('ada', path, { version: String(view.translation.version), target: words })
  const address = await added(
    rows(
      ['fr', 'budget participatif'],
      ['en', 'participatory budget'],
      ['en', 'citizen budget', 'deprecated'],
    ),
  )
  const { body } = await get('bob', `${address}/affected`)
  expect(body).toContain('goes to review again')
  expect(body).toMatch(/<del>.*citizen.*<\/del>/)
  expect(body).toMatch(/<ins>.*participatory.*<\/ins>/)
  const inputs = [...body.matchAll(/name="(fix-\d+-\w+)" value="([^"]*)"/g)]
  const form = Object.fromEntries(inputs.map(([, name, value]) => [name, value?.replaceAll('&#x3C;', '<')]))
  const index = inputs.find(([, , value]) => value === view.translation.id)?.[1]?.split('-')[1]
  const unpicked = await post('bob', `${address}/fixes`, form)
  expect(unpicked.headers.location).toBe(`${address}/affected?applied=0&conflict=0&refused=0`)
  expect(
    (await post('carla', `${address}/fixes`, { ...form, [`fix-${index}-pick`]: 'on' })).headers.location,
  ).toBe(`${address}/affected?applied=0&conflict=0&refused=1`)
  const picked = await post('bob', `${address}/fixes`, { ...form, [`fix-${index}-pick`]: 'on' })
  expect(picked.headers.location).toBe(`${address}/affected?applied=1&conflict=0&refused=0`)
  expect((await get('bob', String(picked.headers.location))).body).toContain('1 fix was written')
  const now = (await desk.view(view.translation.id)).items.find(({ key }) => key === item.key)
  expect(now?.target.target).toBe(words.replace('citizen budget', 'participatory budget'))
  const again = await post('bob', `${address}/fixes`, { ...form, [`fix-${index}-pick`]: 'on' })
  expect(again.headers.location).toBe(`${address}/affected?applied=0&conflict=1&refused=0`)
})

test('a segment shows its terms with what to say, what not, and the note; one without terms shows none', async () => {
  await added({
    ...rows(['fr', 'quartier'], ['en', 'neighbourhood'], ['en', 'quarter', 'deprecated']),
    note: 'Where people <live>.',
  })
  const view = await desk.translation('en')
  const { body } = await get('ada', `/desk/translations/${view.translation.id}`)
  const lists = [...body.matchAll(/<ul class="segment-terms".*?<\/ul>/gs)].map(([list]) => list)
  const [found] = lists.filter((list) => list.includes('>quartier<'))
  expect(found).toMatch(
    /lang="fr"[^>]*>quartier<.*<strong><bdi lang="en"[^>]*>neighbourhood<.*not: .*>quarter</s,
  )
  expect(found).toContain('Where people &#x3C;live>.')
  expect(lists.length).toBeLessThan(view.items.length)
  const spanish = await desk.translation('es')
  const { body: other } = await get('ada', `/desk/translations/${spanish.translation.id}`)
  expect(other).toContain('no term in this language')
})

test('the pages speak French and Spanish', async () => {
  const address = await added(rows(['fr', 'quai']))
  for (const [language, word] of [
    ['fr', 'préféré'],
    ['es', 'preferido'],
  ] as const) {
    expect((await get('admin', '/desk/terms', language)).body).toContain(word)
    expect((await get('admin', address, language)).body).toContain(`lang="${locale(language)}"`)
    expect((await get('admin', `${address}/affected`, language)).statusCode).toBe(200)
  }
})
