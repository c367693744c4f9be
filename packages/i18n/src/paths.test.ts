import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { localizedPath, ownPath, splitPath } from './paths.ts'

const offered = [locale('en'), locale('pt-BR')]

describe('a localized path', () => {
  test('comes apart as it was put together', () => {
    for (const tag of offered) {
      expect(splitPath(localizedPath(tag, '/cases/a-b'), offered)).toEqual({
        locale: tag,
        path: '/cases/a-b',
      })
    }
    expect(splitPath('/en/', offered)).toEqual({ locale: 'en', path: '/' })
  })

  test.each(['/de/', '/EN/', '/..%2fen/', '//en/', '/en%00/', '/de&ns=/', 'en/', ''])(
    '%j has no locale',
    (path) => {
      expect(splitPath(path, offered)).toBeUndefined()
    },
  )
})

describe('an own path', () => {
  test.each(['/', '/en/', '/en/cases/a-b', '/en/?q=caf%C3%A9&page=2'])('%j is one', (path) => {
    expect(ownPath(path)).toBe(path)
  })

  test.each([
    '//evil.example',
    '/\\evil',
    'https:evil',
    'https://evil.example/',
    '\\\\evil',
    '/\t/evil',
    '/\n',
    '',
    'en/',
    '/a#b',
    `/${'a'.repeat(3_000)}`,
  ])('%j is none', (path) => {
    expect(ownPath(path)).toBeUndefined()
  })
})
