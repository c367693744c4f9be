const WORDS = (
  'a bridge carries the case study over to readers who speak another language so that every town can learn what ' +
  'its neighbours tried and what came of it when water rose schools opened markets closed and people met'
).split(' ')

/** The same numbers every time, between 0 and 1 (the minimal standard generator). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}

/** Writes stretches of one kind until there are `length` UTF-16 code units. */
type Generate = (length: number) => string

function documentOf(stretch: (words: (count: number, marks?: number) => string) => string): Generate {
  return (length) => {
    const random = randomFrom(20_251_125)
    const pick = <T>(all: readonly T[], fallback: T): T => all[Math.floor(random() * all.length)] ?? fallback
    const word = (marks: number): string => {
      const plain = pick(WORDS, 'a')
      const marked = [`*${plain}*`, `**${plain}**`, `[${plain}](https://a.example/${plain})`, `\`${plain}\``]
      return random() < marks ? pick(marked, plain) : plain
    }
    const words = (count: number, marks = 0): string =>
      `The ${Array.from({ length: count }, () => word(marks)).join(' ')}.`
    let text = ''
    while (text.length < length) text += stretch(words)
    return text
  }
}

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => line(index)).join('')

/** What is measured, by kind; the same text every time. */
export const DOCUMENTS: Readonly<Record<string, Generate>> = {
  prose: documentOf((words) => `${words(14, 0.03)}\n${words(10)}\n${words(16, 0.03)}\n\n`),
  sections: documentOf(
    (words) => `## ${words(4)}\n\n${words(14, 0.05)} ${words(10)}\n\n- ${words(4)}\n- ${words(5)}\n\n`,
  ),
  lists: documentOf((words) => `${lines(20, (index) => `${'  '.repeat(index % 3)}- ${words(6)}\n`)}\n`),
  tables: documentOf(
    (words) => `## Table\n\n| a | b |\n|---|--:|\n${lines(12, () => `| ${words(4)} | ${words(2)} |\n`)}\n`,
  ),
  links: documentOf((words) => `${words(20, 0.4)}\n\n`),
  // remark keeps raw HTML as it stands, where we read it for what people read.
  'raw HTML': documentOf(
    (words) => `<p align="center">${words(8)} <b>${words(2)}</b></p>\n\n<div>\n${words(9)}\n</div>\n\n`,
  ),
}
