import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readEnvironment } from './environment.ts'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-environment-'))
afterAll(() => rmSync(folder, { recursive: true }))

const config = (text: string): string => {
  const path = join(folder, 'config.json')
  writeFileSync(path, text)
  return path
}

test('an empty environment has all defaults', () => {
  const settings = readEnvironment({})
  expect(settings).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    siteUrl: 'http://127.0.0.1:8080',
    samples: true,
    logLevel: 'info',
    site: { locales: ['en', 'fr', 'es'], defaultLocale: 'en' },
    policy: { fourEyes: 'changed' },
  })
  expect(settings.dataFolder).toMatch(/\/\.data$/)
  expect(settings).not.toHaveProperty('databaseUrl')
  expect(readEnvironment({}, 0).port).toBe(0)
})

test('what is set is read', () => {
  const settings = readEnvironment({
    PORT: '9000',
    HOST: '::',
    REDIS_URL: 'redis://a:1,redis://b:2',
    DEEPL_AUTH_KEY: 'k:fx',
    DEEPL_SERVER_URL: 'http://127.0.0.1:1',
    PASSERELLE_CONFIG: config(
      '{"locales":["pt-br","fr"],"review":{"fourEyes":"off"},"memory":{"penalties":{"imported":9},"draftFrom":80},"concurrency":{"detect-case":2}}',
    ),
  })
  expect(settings).toMatchObject({
    siteUrl: 'http://127.0.0.1:9000',
    redisUrl: 'redis://a:1,redis://b:2',
    deepl: { authKey: 'k:fx', serverUrl: 'http://127.0.0.1:1' },
    site: { locales: ['pt-BR', 'fr'], defaultLocale: 'pt-BR' },
    policy: { fourEyes: 'off' },
    trust: { penalties: { machine: 1, imported: 9 }, draftFrom: 80, offerFrom: 70 },
    concurrency: { 'detect-case': 2, 'draft-translation': 4 },
  })
})

test.each([
  [{ PORT: '80a' }, "PORT is '80a'; give a port number from 0 to 65535."],
  [
    { REDIS_URL: 'http://x' },
    /^REDIS_URL is set to a value that can not be used; give an address that starts with/,
  ],
  [{ LOG_LEVEL: 'loud' }, /^LOG_LEVEL is 'loud'; give one of fatal,/],
  [{ PASSERELLE_SECRET: 'short' }, /^PASSERELLE_SECRET is .*give at least 32 random characters\.$/],
  [
    { PASSERELLE_CONFIG: '/no/such/file' },
    /^PASSERELLE_CONFIG names \/no\/such\/file, which can not be read;/,
  ],
])('%o stops the start with one sentence', (env, message) => {
  expect(() => readEnvironment(env)).toThrow(message)
})

test.each([
  ['{', /is not JSON;/],
  ['{"locales":["french"]}', /locales\.0 must be a language tag \(BCP 47\)/],
  ['{"locales":["fr"],"defaultLocale":"es"}', /defaultLocale is 'es', which is not among locales;/],
  ['{"local":["fr"]}', /local is not a field that is known here\./],
  ['{"routes":[{"source":"fr","engine":"x"}]}', /routes\.0\.engines is required\./],
  ['[]', /the file must be an object\./],
])('the file %s stops the start with one sentence', (text, message) => {
  expect(() => readEnvironment({ PASSERELLE_CONFIG: config(text) })).toThrow(message)
})

test('a language model is set up by its address and its name, and its price is read', () => {
  const url = 'http://127.0.0.1:1/v1'
  const model = 'llama'
  expect(readEnvironment({ OPENAI_COMPATIBLE_URL: url, OPENAI_COMPATIBLE_MODEL: model })).toMatchObject({
    openaiCompatible: { url, model },
  })
  const priced = {
    OPENAI_COMPATIBLE_URL: url,
    OPENAI_COMPATIBLE_MODEL: model,
    OPENAI_COMPATIBLE_API_KEY: 'sk-1',
    OPENAI_COMPATIBLE_PRICE: '0.15/0.6 USD',
  }
  expect(readEnvironment(priced).openaiCompatible).toEqual({
    url,
    model,
    apiKey: 'sk-1',
    price: { input: 0.15, output: 0.6, currency: 'USD' },
  })
  expect(readEnvironment({ OPENAI_COMPATIBLE_MODEL: model })).not.toHaveProperty('openaiCompatible')
})

test.each([
  [{}, /^OPENAI_COMPATIBLE_MODEL is not set; name the model/],
  [{ OPENAI_COMPATIBLE_MODEL: 'a\nb' }, /^OPENAI_COMPATIBLE_MODEL is .* give the name under which/s],
  [
    { OPENAI_COMPATIBLE_MODEL: 'm', OPENAI_COMPATIBLE_PRICE: 'free' },
    /^OPENAI_COMPATIBLE_PRICE is 'free'; give what a million tokens cost/,
  ],
  [
    { OPENAI_COMPATIBLE_MODEL: 'm', OPENAI_COMPATIBLE_API_KEY: 'sk 1' },
    /^OPENAI_COMPATIBLE_API_KEY is set to a value that can not be used; give the key/,
  ],
])('the settings of a model that are wrong stop the start: %j', (env, message) => {
  expect(() => readEnvironment({ OPENAI_COMPATIBLE_URL: 'http://127.0.0.1:1', ...env })).toThrow(message)
})
