import type { Format } from '@passerelle/domain'
import rehypeParse from 'rehype-parse'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { followPrefix } from './follow-prefix.ts'
import { marksAsHtml, withoutMarks } from './language-mark.ts'
import { LIMITS, type Limits, tooDeep, type Unreadable } from './limits.ts'
import { markdownTree } from './markdown-tree.ts'
import { quietFootnotes } from './quiet-footnotes.ts'
import { refusalOf } from './read/refusal.ts'
import { isWrapped } from './read/text.ts'
import { schemaWith } from './schema.ts'

export interface RenderOptions {
  /** Put before every id of the content; two texts on one page need two. */
  readonly idPrefix?: string
  readonly limits?: Limits
}

/**
 * A text as sanitised HTML: no script, style, event handler, form or foreign frame, links to http, https, mailto and tel
 * only, ids prefixed. Returns `{ unreadable }` for a text beyond the limits.
 */
export function render(text: string, format: Format, options: RenderOptions = {}): string | Unreadable {
  const limits = options.limits ?? LIMITS
  const prefix = options.idPrefix ?? 'user-content-'
  const refusal = refusalOf(text, format, limits)
  if (refusal !== undefined) return refusal
  switch (format) {
    case 'markdown':
      return markdownToHtml(text, prefix, limits)
    case 'html':
      return String(htmlToHtml(prefix).processSync(text))
    case 'text':
      return textToHtml(text)
  }
}

/**
 * The text as it may be stored and shown on: HTML without what `render` would take away, its ids as they were. Markdown
 * and plain text are harmless until they are rendered, and come back as they are.
 */
export function sanitizeSource(text: string, format: Format, limits: Limits = LIMITS): string | Unreadable {
  if (format !== 'html') return text
  return refusalOf(text, format, limits) ?? String(htmlToHtml('').processSync(text))
}

function markdownToHtml(text: string, prefix: string, limits: Limits): string | Unreadable {
  const { root, depth, hasHtml } = markdownTree(text)
  if (depth > limits.maxDepth) return tooDeep(limits)
  const toTree = unified()
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(quietFootnotes)
  // Raw HTML means reading the whole tree again, so it is done only where there is some.
  const read = hasHtml ? toTree.use(rehypeRaw) : toTree
  const pipeline = read.use(rehypeSanitize, schemaWith(prefix)).use(followPrefix, prefix).use(rehypeStringify)
  return pipeline.stringify(pipeline.runSync(root))
}

const htmlToHtml = (prefix: string) =>
  unified()
    .use(rehypeParse, { fragment: true })
    .use(rehypeSanitize, schemaWith(prefix))
    .use(followPrefix, prefix)
    .use(rehypeStringify)

const REFERENCES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

const escapeText = (text: string): string =>
  text.replace(/[&<>]/g, (character) => REFERENCES[character] ?? character)

/** Blank lines divide paragraphs; other line ends are kept, except those by which a program wrapped a paragraph. */
function textToHtml(text: string): string {
  return text
    .split(/(?:[ \t]*\r?\n){2,}/)
    .map((paragraph) => paragraph.trim().split(/\r?\n/))
    .filter((lines) => lines.some((line) => line.trim() !== ''))
    .map((lines) => {
      const end = isWrapped(lines.map(withoutMarks)) ? '\n' : '<br>\n'
      return `<p>${marksAsHtml(lines.map(escapeText).join(end))}</p>`
    })
    .join('\n')
}
