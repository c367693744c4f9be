import { expect, test } from 'vitest'
import { fromSameOrigin } from './origin-guard.ts'

const host = 'site.example:8080'
const cookie = 'session=1'

test.each([
  ['reading is always allowed', 'GET', { host, cookie, 'sec-fetch-site': 'cross-site' }, true],
  [
    'a token can not be sent by another site',
    'POST',
    { host, cookie, authorization: 'Bearer x', origin: 'https://evil.example' },
    true,
  ],
  [
    'basic credentials are no token',
    'POST',
    { host, authorization: 'Basic x', origin: 'https://evil.example' },
    false,
  ],
  ['a page of ours may', 'POST', { host, cookie, 'sec-fetch-site': 'same-origin' }, true],
  ['a page of another site may not', 'POST', { host, cookie, 'sec-fetch-site': 'cross-site' }, false],
  [
    'a neighbour under the same domain may not',
    'POST',
    { host, cookie, 'sec-fetch-site': 'same-site' },
    false,
  ],
  [
    'an older browser is told apart by Origin',
    'PATCH',
    { host, cookie, origin: 'https://site.example:8080' },
    true,
  ],
  ['another Origin may not', 'DELETE', { host, cookie, origin: 'https://evil.example' }, false],
  ['another port is another origin', 'POST', { host, cookie, origin: 'http://site.example:9090' }, false],
  ['an opaque Origin may not', 'POST', { host, cookie, origin: 'null' }, false],
  ['a cookie without any origin may not', 'POST', { host, cookie }, false],
  ['a program without cookie may', 'POST', { host }, true],
  ['a sign-in from another site may not', 'POST', { host, origin: 'https://evil.example' }, false],
] as const)('%s', (_, method, headers, allowed) => {
  expect(fromSameOrigin({ method, headers })).toBe(allowed)
})
