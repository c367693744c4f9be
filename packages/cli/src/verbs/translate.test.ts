import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { type DeeplServer, startDeeplServer } from '@passerelle/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url))

let server: DeeplServer
beforeAll(async () => {
  server = await startDeeplServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

async function translate(input: string | Uint8Array, ...args: string[]) {
  const env = { ...process.env, DEEPL_AUTH_KEY: server.authKey, DEEPL_SERVER_URL: server.url }
  const child = spawn(process.execPath, [MAIN, 'translate', '--from', 'fr', '--to', 'en', ...args], { env })
  child.stdin.end(input)
  const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), closed])
  return { code, out, errors }
}

describe('passerelle translate', () => {
  test('gives one line for each, whatever stands in it, line ends and empty lines as they were', async () => {
    const { code, out, errors } = await translate('Le <1> < chat\r\n\n  Oui & 3\nLa fin')
    expect(errors).toBe('')
    expect(code).toBe(0)
    expect(out).toBe('Lè <1> < chàt\r\n\n  Òùì & 3\nLà fìn')
  })

  test('asks for a line that stands there many times only once', async () => {
    const { out } = await translate('Oui\n'.repeat(500))
    expect(out).toBe('Òùì\n'.repeat(500))
    expect(server.calls().map(({ texts }) => texts)).toEqual([['Oui']])
  })

  test('puts as many lines as the engine takes into one request', async () => {
    const lines = Array.from({ length: 120 }, (_, index) => `Ligne ${index}`)
    const { out } = await translate(lines.join('\n'))
    expect(out.split('\n')).toHaveLength(120)
    expect(server.calls().map(({ texts }) => texts.length)).toEqual([50, 50, 20])
  })

  test('translates a document and leaves its markup as it is', async () => {
    const { code, out } = await translate('# Un *titre*\n\n```\nle code\n```\n', '--format', 'markdown')
    expect(code).toBe(0)
    expect(out).toBe('# Ùn *tìtrè*\n\n```\nle code\n```\n')
  })

  test('waits as long as the engine asks and goes on', async () => {
    server.plan({ fault: 'rate_limit', retryAfterSeconds: 0 }, { fault: 'unavailable', retryAfterSeconds: 0 })
    expect(await translate('Oui')).toEqual({ code: 0, out: 'Òùì', errors: '' })
    expect(server.calls()).toHaveLength(3)
  })

  test('says in one sentence why the engine refuses, and shows neither text nor key', async () => {
    server.plan({ fault: 'auth', times: 9 })
    const { code, out, errors } = await translate('Un secret', '--engine', 'deepl')
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(errors).toMatch(/^DeepL refused the key, or this address.*\n$/)
    expect(errors).not.toContain('secret')
    expect(errors).not.toContain(server.authKey)
  })

  test('refuses an engine that is not there, and text that is not UTF-8', async () => {
    expect(await translate('Oui', '--engine', 'babel')).toMatchObject({ code: 2, out: '' })
    expect(await translate(new Uint8Array([0x4f, 0xff]))).toMatchObject({ code: 1, out: '' })
  })
})
