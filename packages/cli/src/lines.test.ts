import fc from 'fast-check'
import { expect, test } from 'vitest'
import { linesOf } from './lines.ts'

async function* chunksOf(chunks: readonly Uint8Array[]) {
  yield* chunks
}

const read = async (chunks: readonly Uint8Array[], limit: number): Promise<(string | undefined)[]> => {
  const lines: (string | undefined)[] = []
  for await (const { number, bytes } of linesOf(chunksOf(chunks), limit)) {
    expect(number).toBe(lines.length + 1)
    lines.push(bytes === undefined ? undefined : Buffer.from(bytes).toString())
  }
  return lines
}

test('lines come out whole however the stream was cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\r\n]/g, ''))),
      fc.array(fc.nat(50)),
      async (lines, cuts) => {
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''))
        const at = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length]
        const chunks = at.slice(1).map((end, index) => bytes.subarray(at[index], end))
        expect(await read(chunks, 1000)).toEqual(lines)
      },
    ),
  )
})

test('a line that is too long is named and the next one is read', async () => {
  expect(
    await read(
      ['aaaa', 'aaaa\nbb', 'b\r\n\ncccccc'].map((text) => Buffer.from(text)),
      5,
    ),
  ).toEqual([undefined, 'bbb', '', undefined])
})
