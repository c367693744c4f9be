import type { Format } from '@passerelle/domain'
import rehypeParse from 'rehype-parse'
import rehypeRaw from 'rehype-raw'
import rehypeSanitize from 'rehype-sanitize'
import rehypeStringify from 'rehype-stringify'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { followPrefix } from './follow-prefix.ts'
import { isUnreadable, LIMITS, type Limits, type Unreadable } from './limits.ts'
import { quietFootnotes } from './quiet-footnotes.ts'
import { read } from './read/read.ts'
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
  const refusal = read(text, format, options.limits ?? LIMITS)
  if (isUnreadable(refusal)) return refusal
  const prefix = options.idPrefix ?? 'user-content-'
  switch (format) {
    case 'markdown':
      return String(markdownToHtml(prefix).processSync(text))
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
  const refusal = read(text, format, limits)
  return isUnreadable(refusal) ? refusal : String(htmlToHtml('').processSync(text))
}

const markdownToHtml = (prefix: string) =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter, ['yaml', 'toml'])
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true, clobberPrefix: '' })
    .use(quietFootnotes)
    .use(rehypeRaw)
    .use(rehypeSanitize, schemaWith(prefix))
    .use(followPrefix, prefix)
    .use(rehypeStringify)

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
    .map((lines) => `<p>${lines.map(escapeText).join(isWrapped(lines) ? '\n' : '<br>\n')}</p>`)
    .join('\n')
}
