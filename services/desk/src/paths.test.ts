import { segmentKey } from '@passerelle/domain'
import { expect, test } from 'vitest'
import { ownPath, segmentAnchor } from './paths.ts'

test('sign-in leads back only to pages of the desk', () => {
  expect(ownPath('/desk/translations/1?a=b#segment-x')).toBe('/desk/translations/1?a=b#segment-x')
  for (const wish of [
    undefined,
    '',
    '//evil.example',
    '/\\evil.example',
    'https:evil.example',
    'https://evil.example/desk',
    '/deskevil',
    '/desk/../en/',
    '/desk/..//evil.example',
    'javascript:alert(1)',
  ])
    expect(ownPath(wish)).toBe('/desk')
})

test('an anchor holds no character that would end an attribute or an address', () => {
  expect(segmentAnchor(segmentKey('body.3f"#/é'))).toBe('segment-body.3f____')
})
