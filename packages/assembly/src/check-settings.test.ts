import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readInstallation } from './installation.ts'

const folder = mkdtempSync(join(tmpdir(), 'passerelle-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (file: unknown) => {
  const path = join(folder, 'config.json')
  writeFileSync(path, JSON.stringify(file))
  return readInstallation(path)
}

test('severities are set for all languages and for single ones', () => {
  const { checks } = read({ checks: { end_stop: 'info', locales: { 'pt-br': { same: 'off' } } } })
  expect(checks).toEqual({ severities: { end_stop: 'info' }, locales: { 'pt-BR': { same: 'off' } } })
  expect(read({}).checks).toEqual({ severities: {}, locales: {} })
})

test.each([
  [{ end_stopp: 'info' }, /end_stopp is no check; the checks are .*end_stop/],
  [{ end_stop: 'grave' }, /must be error, warning, info or off/],
  [{ 'safe-html': 'warning' }, /protects readers, and stays an error/],
  [{ locales: { fr: { 'xml-tags': 'off' } } }, /protects readers, and stays an error/],
  [{ locales: { _: { same: 'off' } } }, /is no language tag/],
])('%j stops the start with what would be right', (checks, message) => {
  expect(() => read({ checks })).toThrow(message)
})

test('which errors may be dismissed is set, but for those that protect readers', () => {
  expect(read({ review: { dismissErrors: ['links'] } }).policy).toEqual({
    fourEyes: 'changed',
    dismissErrors: ['links'],
  })
  expect(() => read({ review: { dismissErrors: ['xml-tags'] } })).toThrow(/never dismissed/)
})
