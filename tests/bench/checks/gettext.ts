const MAGIC = 0x950412de

/** A compiled catalogue (GNU MO) → its messages, the original beside the translation; none when it is no UTF-8. */
export function messagesIn(file: Buffer): ReadonlyMap<string, string> {
  const messages = new Map<string, string>()
  if (file.length < 20 || file.readUInt32LE(0) !== MAGIC) return messages
  const count = file.readUInt32LE(8)
  const textAt = (table: number, index: number): string => {
    const length = file.readUInt32LE(table + 8 * index)
    const start = file.readUInt32LE(table + 8 * index + 4)
    return file.toString('utf8', start, start + length)
  }
  const [originals, translations] = [file.readUInt32LE(12), file.readUInt32LE(16)]
  if (!/charset=utf-?8/i.test(textAt(translations, 0))) return messages
  for (let index = 1; index < count; index += 1)
    messages.set(textAt(originals, index), textAt(translations, index))
  return messages
}
