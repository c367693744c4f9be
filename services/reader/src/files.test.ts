import { aPublicCase, libraryOf, machineProvenance } from '@passerelle/testkit'
import { expect, test } from 'vitest'
import type { Element, Nodes } from 'xast'
import { fromXml } from 'xast-util-from-xml'
import { SITE, siteOf } from './testing/site.ts'

const app = await siteOf(
  libraryOf([
    aPublicCase('decidim', [
      { locale: 'fr', title: 'Décider <ensemble> & partout ]]>' },
      {
        locale: 'en',
        title: 'Deciding\u0001 together',
        summary: 'A & B',
        provenance: machineProvenance('fr'),
      },
    ]),
    aPublicCase('estonia', [{ locale: 'et' }]),
  ]),
  { siteUrl: SITE, operator: 'The <Office>' },
)

const named = (node: Nodes, name: string): Element[] => [
  ...(node.type === 'element' && node.name === name ? [node] : []),
  ...('children' in node ? node.children.flatMap((child) => named(child, name)) : []),
]
const words = (node: Nodes | undefined): string => {
  if (node === undefined) return ''
  if ('value' in node && typeof node.value === 'string') return node.value
  return 'children' in node ? node.children.map(words).join('') : ''
}

test('the feed of a locale holds its newest texts, as Atom that can be read', async () => {
  const answer = await app.inject('/en/feed.atom')
  expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8')
  const feed = fromXml(answer.body)
  const [entry] = named(feed, 'entry')
  expect(named(feed, 'feed')[0]?.attributes['xml:lang']).toBe('en')
  expect(named(feed, 'entry').length).toBe(1)
  expect(words(entry === undefined ? undefined : named(entry, 'title')[0])).toBe('Deciding together')
  expect(words(entry === undefined ? undefined : named(entry, 'id')[0])).toBe(`${SITE}/en/cases/decidim`)
  expect(words(named(feed, 'name')[0])).toBe('The <Office>')
})

test('words that mean something to XML stay words in the feed', async () => {
  const [entry] = named(fromXml((await app.inject('/fr/feed.atom')).body), 'entry')
  expect(words(entry === undefined ? undefined : named(entry, 'title')[0])).toBe(
    'Décider <ensemble> & partout ]]>',
  )
})

test('the feed of a locale without texts is a feed all the same', async () => {
  const feed = fromXml((await app.inject('/es/feed.atom')).body)
  expect(named(feed, 'entry')).toEqual([])
  expect(words(named(feed, 'updated')[0])).toBe('1970-01-01T00:00:00.000Z')
})

test('the sitemap names every text once, each with all its alternates', async () => {
  const answer = await app.inject('/sitemap.xml')
  expect(answer.headers['content-type']).toBe('application/xml; charset=utf-8')
  const urls = named(fromXml(answer.body), 'url').map((url) => ({
    address: words(named(url, 'loc')[0]),
    alternates: named(url, 'xhtml:link').map(({ attributes }) => `${attributes.hreflang} ${attributes.href}`),
  }))
  const lists = ['en', 'fr', 'es', 'ar'].map((tag) => `${SITE}/${tag}/`)
  const cases = [`${SITE}/en/cases/decidim`, `${SITE}/fr/cases/decidim`, `${SITE}/en/cases/estonia`]
  expect(urls.map(({ address }) => address)).toEqual([...lists, ...cases])
  expect(urls.find(({ address }) => address === cases[1])?.alternates).toEqual([
    `en ${cases[0]}`,
    `fr ${cases[1]}`,
    `x-default ${cases[0]}`,
  ])
  expect(urls.at(-1)?.alternates).toEqual([`et ${cases[2]}`, `x-default ${cases[2]}`])
})

test('robots are told where the sitemap is', async () => {
  expect((await app.inject('/robots.txt')).body).toContain(`Sitemap: ${SITE}/sitemap.xml`)
})
