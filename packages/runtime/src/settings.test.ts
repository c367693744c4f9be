import { expect, test } from 'vitest'
import { z } from 'zod'
import {
  choiceSetting,
  countSetting,
  flagSetting,
  portSetting,
  readSettings,
  urlSetting,
} from './settings.ts'

const schema = z.object({
  PORT: portSetting(8080),
  LEVEL: choiceSetting(['info', 'debug'], 'info'),
  DATABASE_URL: urlSetting('postgres:', 'postgresql:').optional(),
  SAMPLES: flagSetting(true),
  COUNT: countSetting(4, 1, 64),
})

test('absent and empty variables take their defaults', () => {
  const values = { PORT: 8080, LEVEL: 'info', SAMPLES: true, COUNT: 4 }
  expect(readSettings(schema, { PORT: '' })).toEqual({ ok: true, values })
})

test('good values are read', () => {
  const env = {
    PORT: '0',
    LEVEL: 'debug',
    DATABASE_URL: 'postgres://h/d',
    SAMPLES: '0',
    COUNT: '64',
    OTHER: 'x',
  }
  const values = { PORT: 0, LEVEL: 'debug', DATABASE_URL: 'postgres://h/d', SAMPLES: false, COUNT: 64 }
  expect(readSettings(schema, env)).toEqual({ ok: true, values })
})

test.each([
  ['PORT', 'abc', "PORT is 'abc'; give a port number from 0 to 65535."],
  ['PORT', '65536', "PORT is '65536'; give a port number from 0 to 65535."],
  ['LEVEL', 'loud', "LEVEL is 'loud'; give one of info, debug."],
  ['SAMPLES', 'no', "SAMPLES is 'no'; give 1 for yes or 0 for no."],
  ['COUNT', '1.5', "COUNT is '1.5'; give a whole number from 1 to 64."],
  [
    'DATABASE_URL',
    'mysql://me:hunter2@h/d',
    "DATABASE_URL is set to a value that can not be used; give an address that starts with 'postgres://' or 'postgresql://'.",
  ],
])('a wrong %s is told in one sentence', (name, value, message) => {
  expect(readSettings(schema, { [name]: value })).toEqual({ ok: false, message })
})
