import { CST, Parser } from 'yaml'
import type { Block, Piece } from '../piece.ts'
import type { Syntax } from '../skeleton.ts'
import { linesBlock } from './lines.ts'

/** The keys of front matter whose values people read, unless a caller names others. */
export const FRONT_MATTER_KEYS: readonly string[] = [
  'title',
  'subtitle',
  'summary',
  'description',
  'excerpt',
  'abstract',
  'caption',
]

/**
 * A longer entry is kept as it stands, in UTF-16 code units: that of ordinary life has a few hundred, and the time of
 * YAML's parser grows with the square of what is nested in brackets (60 KB of `[` took 3 s).
 */
const MAX_ENTRY = 8_192

/**
 * The values of some keys at the top level of YAML (`---`) or TOML (`+++`) front matter that stands between `start` and
 * `end`, its fences included. Nothing is evaluated: YAML's tokens are looked at where they stand, so aliases, tags and
 * merge keys mean nothing here.
 */
export function frontMatterBlocks(
  source: string,
  start: number,
  end: number,
  keys: ReadonlySet<string>,
): Block[] {
  if (keys.size === 0) return []
  const from = source.indexOf('\n', start) + 1
  const to = source.lastIndexOf('\n', end - 1) + 1
  if (from === 0 || to <= from) return []
  return source.startsWith('+++', start)
    ? tomlBlocks(source, from, to, keys)
    : yamlBlocks(source, from, to, keys)
}

// An entry at the top level begins at the margin; whatever belongs to it is indented.
const YAML_ENTRY = /^(["']?)([^\s"'#:][^"'\n:]*?)\1[ \t]*:(?:[ \t][^\n]*)?(?:\n(?:[ \t][^\n]*)?\r?)*/gm

function yamlBlocks(source: string, from: number, to: number, keys: ReadonlySet<string>): Block[] {
  return [...source.slice(from, to).matchAll(YAML_ENTRY)].flatMap(({ 0: entry, 2: key, index }) =>
    key === undefined || !keys.has(key) || entry.length > MAX_ENTRY
      ? []
      : entryBlocks(source, from + index, entry),
  )
}

function entryBlocks(source: string, from: number, entry: string): Block[] {
  const [document] = new Parser().parse(entry)
  if (document?.type !== 'document' || document.value?.type !== 'block-map') return []
  const [item, ...others] = document.value.items
  return others.length === 0 && CST.isScalar(item?.value) ? scalarBlocks(source, from, item.value) : []
}

const FLOW: Readonly<Record<string, Syntax>> = {
  scalar: 'plain-scalar',
  'single-quoted-scalar': 'single-quoted',
  'double-quoted-scalar': 'double-quoted',
}

function scalarBlocks(source: string, from: number, token: CST.FlowScalar | CST.BlockScalar): Block[] {
  if (token.type === 'block-scalar') return literalBlocks(source, from, token)
  const start = from + token.offset
  const syntax = FLOW[token.type]
  let sound = true
  const scalar = CST.resolveAsScalar(token, true, () => {
    sound = false
  })
  if (syntax === undefined || !sound) return []
  const quote = syntax === 'plain-scalar' ? 0 : 1
  return [valueBlock(scalar.value, start + quote, start + token.source.length - quote, syntax)]
}

/** Of a folded text (`>`) each paragraph, of a literal one (`|`) each line. */
function literalBlocks(source: string, from: number, token: CST.BlockScalar): Block[] {
  const head = token.props.flatMap((prop) => ('source' in prop ? [prop.source] : [])).join('')
  const start = from + token.offset + head.length
  const text = source.slice(start, start + token.source.length)
  const stretch = head.startsWith('>')
    ? /[^\r\n]*\S[^\r\n]*(?:\r?\n[^\r\n]*\S[^\r\n]*)*/g
    : /[^\r\n]*\S[^\r\n]*/g
  return [...text.matchAll(stretch)].map((match) =>
    linesBlock(
      [...match[0].matchAll(/[^\r\n]+/g)].map((line) => ({
        start: start + match.index + line.index,
        end: start + match.index + line.index + line[0].length,
      })),
      source,
    ),
  )
}

// A key that is bare or quoted, and a string on one line: basic ("…", with escapes) or literal ('…').
const TOML_PAIR =
  /^[ \t]*(?:([\w-]+)|"([^"\\\n]*)"|'([^'\n]*)')[ \t]*=[ \t]*(?:"((?:[^"\\\r\n]|\\.)*)"|'([^'\r\n]*)')[ \t]*(?:#.*)?\r?$/
const TOML_ESCAPE = /\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|(.))/g
const TOML_LETTERS: Readonly<Record<string, string>> = {
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  e: '\u001b',
}

function tomlBlocks(source: string, from: number, to: number, keys: ReadonlySet<string>): Block[] {
  const blocks: Block[] = []
  for (const line of source.slice(from, to).matchAll(/[^\n]+/g)) {
    // What follows the head of a table is no longer at the top level.
    if (/^[ \t]*\[/.test(line[0])) break
    const pair = TOML_PAIR.exec(line[0])
    const [, bare, double, single, basic, literal] = pair ?? []
    const key = bare ?? double ?? single
    const text = basic ?? literal
    if (key === undefined || text === undefined || !keys.has(key)) continue
    const quote = line[0].indexOf(basic === undefined ? "'" : '"', line[0].indexOf('=', key.length))
    const start = from + line.index + quote
    blocks.push(
      basic === undefined
        ? valueBlock(text, start, start + text.length + 2, 'quoted')
        : valueBlock(unescaped(text), start + 1, start + 1 + text.length, 'double-quoted'),
    )
  }
  return blocks
}

const unescaped = (text: string): string =>
  text.replace(TOML_ESCAPE, (whole, short?: string, long?: string, letter?: string) => {
    if (letter !== undefined) return TOML_LETTERS[letter] ?? letter
    const code = Number.parseInt(short ?? long ?? '', 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })

function valueBlock(value: string, start: number, end: number, syntax: Syntax): Block {
  const piece: Piece = { type: 'text', value: value.replace(/\s+/g, ' '), start, end }
  return { start, end, pieces: [piece], syntax, sentences: false }
}
