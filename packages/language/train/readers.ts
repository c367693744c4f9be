/** Readers of the files that packages ship texts in: each takes a file's bytes and gives the texts in it, one a paragraph or message. */

/** A catalogue of GNU gettext, compiled: every translation that differs from its original. */
export function* moTexts(file: Buffer): Generator<string> {
  const little = file.readUInt32LE(0) === 0x950412de
  const word = (at: number): number => (little ? file.readUInt32LE(at) : file.readUInt32BE(at))
  const string = (table: number, index: number): string => {
    const at = table + 8 * index
    return file.toString('utf8', word(at + 4), word(at + 4) + word(at))
  }
  for (let index = 0; index < word(8); index++) {
    const originals = (string(word(12), index).split('\u0004').at(-1) ?? '').split('\0')
    if (originals[0] === '') continue
    for (const text of string(word(16), index).split('\0')) if (!originals.includes(text)) yield text
  }
}

/** A catalogue of Qt, compiled: its translations, which are UTF-16 behind the tag 3. */
export function* qmTexts(file: Buffer): Generator<string> {
  let at = 16
  while (at + 5 <= file.length) {
    const section = file.readUInt8(at)
    const length = file.readUInt32BE(at + 1)
    if (section === 0x69) yield* qmMessages(file.subarray(at + 5, at + 5 + length))
    at += 5 + length
  }
}

function* qmMessages(messages: Buffer): Generator<string> {
  let at = 0
  while (at < messages.length) {
    const tag = messages.readUInt8(at)
    at += 1
    if (tag === 1) continue
    if (tag === 5) {
      at += 4
      continue
    }
    const length = messages.readUInt32BE(at)
    at += 4
    if (length === 0xffffffff) continue
    if (tag === 3)
      yield Buffer.from(messages.subarray(at, at + length))
        .swap16()
        .toString('utf16le')
    at += length
  }
}

/** Strings of a JSON file of messages, but for its metadata. */
export function jsonTexts(file: Buffer): string[] {
  const messages: Readonly<Record<string, unknown>> = JSON.parse(file.toString('utf8'))
  return Object.entries(messages).flatMap(([key, text]) =>
    key.startsWith('@') || typeof text !== 'string' ? [] : [text],
  )
}

/** Paragraphs, headings and list items of an HTML page. */
export const htmlTexts = (file: Buffer): string[] =>
  file
    .toString('utf8')
    .replace(/<(script|style|pre|title|head)\b[\s\S]*?<\/\1>/gi, ' ')
    .replace(/<code\b[\s\S]*?<\/code>/gi, ' ')
    .split(/<\/?(?:p|h\d|li|td|th|dt|dd|div|br|tr|ul|ol|table)\b[^>]*>/i)
    .map((part) => part.replace(/<[^>]*>/g, ' '))

/** Paragraphs of a manual page in roff. */
export const roffTexts = (file: Buffer): string[] =>
  file
    .toString('utf8')
    .split(/\n(?:\.(?:SH|PP|TP|P|IP|RS|RE|SS|LP|nf|fi)\b[^\n]*|\s*)\n/)
    .map((part) =>
      part
        .split('\n')
        .filter((line) => !/^[.']/.test(line))
        .join(' ')
        .replace(/\\f(?:\[[^\]]*\]|.)/g, '')
        .replace(/\\\((?:aq|cq)/g, "'")
        .replace(/\\(?:\*?\[[^\]]*\]|\(..|.)/g, ' '),
    )

/** Messages of Mozilla's formats: Fluent, properties and document types. */
export const mozillaTexts = (file: Buffer): string[] =>
  file
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      if (line.startsWith('#')) return []
      const text =
        /^<!ENTITY\s+\S+\s+"(.*)">/.exec(line)?.[1] ??
        /^[^=]*=\s*(.*)$/.exec(line)?.[1] ??
        (/^\s+\S/.test(line) ? line : undefined)
      return text === undefined ? [] : [text]
    })

/** Lists of words, one a line. */
export const linesOf = (file: Buffer): string[] => file.toString('utf8').split('\n')

/** CLDR's names of emoji and the words they are looked up by. */
export function namesOfEmoji(file: Buffer): string[] {
  const { annotations }: EmojiNames = JSON.parse(file.toString('utf8'))
  return Object.values(annotations.annotations ?? {}).flatMap((entry) => [
    ...(entry.tts ?? []),
    ...(entry.default ?? []),
  ])
}

interface EmojiNames {
  readonly annotations: {
    readonly annotations?: Readonly<Record<string, { default?: string[]; tts?: string[] }>>
  }
}
