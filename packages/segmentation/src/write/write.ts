import type { Syntax } from '../skeleton.ts'
import { writeAttribute, writeHtml } from './html.ts'
import { writeMarkdown } from './markdown.ts'
import type { Run } from './run.ts'
import { writeScalar } from './scalars.ts'
import { writeTitle } from './titles.ts'

/** The runs of a target in the syntax of its place. */
export function write(runs: readonly Run[], syntax: Syntax, lineStart: boolean): string {
  switch (syntax) {
    case 'paragraph':
    case 'heading':
    case 'setext':
    case 'cell':
    case 'label':
      return writeMarkdown(runs, syntax, lineStart)
    case 'title-double':
    case 'title-single':
    case 'title-paren':
      return writeTitle(runs, syntax)
    case 'html':
      return writeHtml(runs)
    case 'attribute-double':
      return writeAttribute(runs, '"')
    case 'attribute-single':
      return writeAttribute(runs, "'")
    case 'attribute-bare':
      return `"${writeAttribute(runs, '"')}"`
    case 'plain-scalar':
    case 'single-quoted':
    case 'double-quoted':
    case 'quoted':
      return writeScalar(runs, syntax)
    case 'text':
      return runs.map(({ value }) => value).join('')
  }
}
