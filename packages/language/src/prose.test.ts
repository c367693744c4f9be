import { expect, test } from 'vitest'
import { proseOf } from './prose.ts'

test('code, tags, link targets, addresses and numbers are taken out and words are kept', () => {
  const markdown = [
    'Voir [le code](https://example.org/a) et `npm start`, <b class="x">vite</b> ! 42',
    '```js',
    'const hidden = true',
    '```',
    'Écrire à nobody@example.org ; fin.',
  ].join('\n')
  expect(proseOf(markdown, 1000).text).toBe(
    'Voir [le code] et , vite ! Écrire à ; fin.'.replace(' ,', '').replace(' !', '').replace(' ;', ''),
  )
})

test('an unclosed fence hides what follows, and an unclosed tag hides nothing', () => {
  expect(proseOf('avant\n```\naprès', 100).text).toBe('avant')
  expect(proseOf('a <b c d', 100).text).toBe('a <b c d')
})

test('a program is seen as code and prose is not', () => {
  expect(proseOf('if (ready) { start(queue); } else { stop(queue); }', 1000).codeShare).toBeGreaterThan(0.3)
  expect(
    proseOf('Le code est ouvert et libre ; tout le monde peut le voir (et le copier).', 1000).codeShare,
  ).toBe(0)
})

test('names are counted among all words, in scripts without capitals too', () => {
  expect(proseOf('Jean Dupont, Maria García', 100).nameShare).toBe(1)
  expect(proseOf('Bluetooth を使うと、近くの機器に接続できます。', 100).nameShare).toBeLessThan(0.1)
  expect(proseOf('ब्लुटुथ वापरून Gnome जवळच्या साधनांशी जोडता येते', 100).nameShare).toBeLessThan(0.2)
})

test('only the first characters are looked at, and half a character at the cut does no harm', () => {
  expect(proseOf(`abc ${'🎉'.repeat(10)}`, 5).text).toBe('abc')
  expect(proseOf('eins zwei drei', 9).text).toBe('eins zwei')
})

test('a Chinese sentence with a number in it is kept', () => {
  expect(proseOf('该市于2016年向居民开放预算。', 100).text).toBe('该市于2016年向居民开放预算')
})

test.each([
  ['opening signs', '<'.repeat(100_000)],
  ['backticks', '`'.repeat(100_000)],
  ['at signs', '@'.repeat(100_000)],
  ['brackets', 'a[('.repeat(33_000)],
  ['one word', 'a'.repeat(100_000)],
  ['a declaration without an end', `a:${' '.repeat(100_000)}`],
  ['a rule without an end', `a{b:c;${' '.repeat(100_000)}{`],
  ['colons in a rule', `{${':'.repeat(100_000)}`],
  ['underscores', '_'.repeat(100_000)],
])('100,000 characters of %s take less than a second', (_, text) => {
  const before = performance.now()
  proseOf(text, 100_000)
  expect(performance.now() - before).toBeLessThan(1000)
})
