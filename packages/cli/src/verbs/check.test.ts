import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

async function check(input: string | Uint8Array) {
  const child = spawn(process.execPath, [MAIN, 'check'])
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  const lines = out.split('\n').filter((line) => line !== '')
  return { code, errors, answers: lines.map((line): unknown => JSON.parse(line)) }
}

const line = (
  id: number | string,
  source: string,
  target: string,
  sourceLanguage = 'fr',
  targetLanguage = 'en',
) => `${JSON.stringify({ id, source, target, sourceLanguage, targetLanguage })}\n`

describe('passerelle check', () => {
  test('answers each line with its findings, and a clean one with none', async () => {
    const { code, errors, answers } = await check(
      line('a', 'Le <1>budget</1>.', 'The budget') + line(2, 'Le budget.', 'The budget.'),
    )
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(answers).toEqual([
      {
        id: 'a',
        findings: [
          {
            check: 'xml-tags',
            severity: 'error',
            message: 'The code <1> is missing.',
            places: [{ start: 4, end: 4 }],
            repair: 'The <1>budget</1>',
          },
          {
            check: 'xml-tags',
            severity: 'error',
            message: 'The code </1> is missing.',
            places: [{ start: 10, end: 10 }],
          },
          { check: 'end_stop', severity: 'info', message: expect.any(String) },
        ],
      },
      { id: 2, findings: [] },
    ])
  })

  test('takes language tags with underscores', async () => {
    const { code, answers } = await check(line(1, 'Le budget.', 'O orçamento.', 'fr_FR', 'pt_BR'))
    expect(code).toBe(0)
    expect(answers).toEqual([{ id: 1, findings: [] }])
  })

  test('names a bad line by its number, goes on, and exits with 1', async () => {
    const { code, errors, answers } = await check(
      Buffer.concat([
        Buffer.from(`{bad\n[]\n${line(3, 'a', 'b', 'no language')}\n`),
        Buffer.from([0xff, 0x0a]),
        Buffer.from(line(6, 'Oui.', 'Yes.')),
      ]),
    )
    expect(code).toBe(1)
    expect(answers).toEqual([{ id: 6, findings: [] }])
    expect(errors.match(/^Line \d+/gm)).toEqual(['Line 1', 'Line 2', 'Line 3', 'Line 5'])
  })
})
