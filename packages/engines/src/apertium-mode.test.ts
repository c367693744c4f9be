import { describe, expect, test } from 'vitest'
import { parseMode } from './apertium-mode.ts'

describe('parseMode', () => {
  test('reads programs, quoted and bare arguments, and the two options', () => {
    expect(
      parseMode("lt-proc -z '/a b/x.bin' | apertium-tagger -g $2 '/t.prob'| lt-proc $1 '/g.bin'\n"),
    ).toEqual([
      ['lt-proc', '-z', '/a b/x.bin'],
      ['apertium-tagger', '-g', '/t.prob'],
      ['lt-proc', '-n', '/g.bin'],
    ])
  })

  test.each(['a; rm -rf /', 'a && b', 'a $(b)', 'a `b`', 'a > b', 'a $3', 'a | | b', '', 'a $12'])(
    'refuses %j, for no shell is there to read it',
    (script) => {
      expect(() => parseMode(script)).toThrow()
    },
  )
})
