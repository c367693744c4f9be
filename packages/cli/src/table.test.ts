import { expect, test } from 'vitest'
import { progressOn } from './progress.ts'
import { table } from './table.ts'

test('columns are as wide as their widest cell, and lines end where their text ends', () => {
  expect(
    table([
      ['a', 'bb', ''],
      ['ccc', 'd', 'e'],
    ]),
  ).toBe('a    bb\nccc  d   e')
})

test('progress is one line on a terminal and now and then a line elsewhere', () => {
  const written: string[] = []
  const write = (text: string) => written.push(text)
  let time = 0
  const onTerminal = progressOn({ isTTY: true, write }, 'lines', { now: () => time })
  onTerminal.at(1)
  onTerminal.at(2)
  time = 200
  onTerminal.at(3)
  onTerminal.end()
  expect(written.splice(0)).toEqual(['\r\u001b[K1 lines', '\r\u001b[K3 lines', '\r\u001b[K'])
  const elsewhere = progressOn({ write }, 'lines', { every: 2 })
  for (const done of [1, 2, 3, 4]) elsewhere.at(done)
  elsewhere.end()
  expect(written).toEqual(['2 lines\n', '4 lines\n'])
})
