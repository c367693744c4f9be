import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

interface Run {
  readonly code: number | null
  readonly lines: readonly unknown[]
  readonly errors: readonly string[]
}

async function detect(input: string | Uint8Array, ...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [MAIN, 'detect', ...args])
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, err, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  const rows = (raw: string): string[] => raw.split('\n').filter((line) => line !== '')
  return { code, lines: rows(out).map((line): unknown => JSON.parse(line)), errors: rows(err) }
}

const FRENCH = 'La ville publie chaque année ses projets et demande aux habitants ce qu’ils en pensent.'

describe('passerelle detect', () => {
  test('every line gets its answer, in order, with the id it came with', async () => {
    const { code, lines, errors } = await detect(
      `${JSON.stringify({ id: 'a', text: FRENCH })}\r\n\n${JSON.stringify({ id: 7, text: '42' })}\n`,
    )
    expect(errors).toEqual([])
    expect(code).toBe(0)
    expect(lines).toEqual([
      { id: 'a', language: 'fr', confidence: expect.any(Number), alternatives: expect.any(Array) },
      { id: 7, language: 'und', confidence: 0, alternatives: [] },
    ])
  })

  test('a region that the text shows stands beside the language, which stays the plain one', async () => {
    const portuguese = 'A prefeitura está revisando o planejamento do transporte com os usuários de ônibus.'
    const { lines } = await detect(JSON.stringify({ id: 1, text: portuguese }), '--only', 'pt,es')
    expect(lines).toMatchObject([{ language: 'pt', variant: { language: 'pt-BR' } }])
  })

  test('a bad line is named by its number, the rest goes on, and the exit code is 1', async () => {
    const { code, lines, errors } = await detect(
      `{"id":1,"text":\n[]\n{"text":"x"}\n{"id":4}\n${JSON.stringify({ id: 5, text: FRENCH })}`,
    )
    expect(code).toBe(1)
    expect(lines).toMatchObject([{ id: 5, language: 'fr' }])
    expect(errors.map((error) => error.slice(0, 7))).toEqual([
      'Line 1:',
      'Line 2:',
      'Line 3:',
      'Line 4:',
      '4 line(',
    ])
  })

  test('only a line feed ends a line, and a byte order mark is no part of the first', async () => {
    const broken = { id: 'a', text: FRENCH.replaceAll(' ', '\u2028') }
    const { code, lines, errors } = await detect(`\uFEFF${JSON.stringify(broken)}\n`)
    expect(errors).toEqual([])
    expect(code).toBe(0)
    expect(lines).toMatchObject([{ id: 'a', language: 'fr' }])
  })

  test('a line in another encoding is named instead of read for other letters', async () => {
    const line = JSON.stringify({ id: 'é', text: FRENCH.replaceAll('’', "'") })
    const { code, lines, errors } = await detect(
      Buffer.concat([Buffer.from(`${line}\n`, 'latin1'), Buffer.from(line)]),
    )
    expect(code).toBe(1)
    expect(lines).toMatchObject([{ id: 'é', language: 'fr' }])
    expect(errors[0]).toMatch(/^Line 1: .*UTF-8/)
  })

  test('--only restricts the candidates and refuses what it does not know', async () => {
    const input = `${JSON.stringify({ id: 1, text: FRENCH })}\n`
    expect((await detect(input, '--only', 'ru, uk')).lines).toMatchObject([{ id: 1, language: 'und' }])
    expect((await detect(input, '--only', 'en,fr-CA')).lines).toMatchObject([{ id: 1, language: 'fr' }])
    const refused = await detect(input, '--only', 'en,klingon')
    expect(refused.code).toBe(2)
    expect(refused.errors).toHaveLength(1)
    expect(refused.errors[0]).toContain("'klingon'")
  })

  test('no input is no failure', async () => {
    expect(await detect('')).toEqual({ code: 0, lines: [], errors: [] })
  })
})
