import type { Mark, Run } from './run.ts'

const DELIMITER = /^(?:\*{1,2}|_{1,2}|~{1,2})$/

const isDelimiter = (run: Run | undefined): run is Mark => run?.type === 'markup' && DELIMITER.test(run.value)

const COMMENT: Mark = { type: 'markup', value: '<!---->', side: 'alone' }

// Outside the Basic Multilingual Plane, readers of Markdown disagree: by the specification an emoji is a symbol, to those
// that go by code units it is a letter. Each test below takes the reading that needs more care.
const isMark = (character: string): boolean => /[\p{P}\p{S}]/u.test(character)
const isLetter = (character: string): boolean =>
  character.length > 1 || (character !== '' && !/[\s\p{P}\p{S}]/u.test(character))

export const firstOf = (text: string): string => [...text.slice(0, 2)][0] ?? ''
export const lastOf = (text: string): string => [...text.slice(-2)].at(-1) ?? ''

/**
 * Makes `*`, `_` and `~` marks hold in the new words around them. CommonMark reads such a mark by its neighbours, and a
 * translation changes those. Blanks inside a pair move outside; a pair without content goes; a letter that
 * keeps a mark from closing (`**"a"**b`) is returned as to be written as a reference; two marks that would
 * melt into one are parted by an empty comment.
 */
export function holdFlanks(all: readonly Run[]): Run[] {
  return partMarks(referOutside(holdEnd(dropEmpty(moveBlanks(all)))))
}

/** Half a pair that opens at the very end, for the next sentence, would stand before a blank, and so open nothing. */
function holdEnd(runs: readonly Run[]): readonly Run[] {
  const last = runs.at(-1)
  return isDelimiter(last) && last.side === 'open' ? [...runs, COMMENT] : runs
}

function moveBlanks(all: readonly Run[]): Run[] {
  const runs = [...all]
  for (let index = 0; index < runs.length; index += 1) {
    const [mark, words] = [runs[index], runs[index + 1]]
    if (!isDelimiter(mark) || mark.side !== 'open' || words?.type !== 'words') continue
    const inside = words.value.trimStart()
    const blanks = words.value.slice(0, words.value.length - inside.length)
    if (blanks === '') continue
    runs.splice(
      index,
      2,
      { type: 'words', value: blanks },
      mark,
      ...(inside === '' ? [] : [{ ...words, value: inside }]),
    )
    index += 1
  }
  for (let index = runs.length - 1; index > 0; index -= 1) {
    const [words, mark] = [runs[index - 1], runs[index]]
    if (!isDelimiter(mark) || mark.side !== 'close' || words?.type !== 'words') continue
    const inside = words.value.trimEnd()
    const blanks = words.value.slice(inside.length)
    if (blanks === '') continue
    runs.splice(index - 1, 2, ...(inside === '' ? [] : [{ ...words, value: inside }]), mark, {
      type: 'words',
      value: blanks,
    })
    if (inside !== '') index -= 1
  }
  return runs
}

function dropEmpty(all: readonly Run[]): Run[] {
  const kept: Run[] = []
  for (const run of all) {
    const before = kept.at(-1)
    if (isDelimiter(run) && run.side === 'close' && isDelimiter(before) && before.side === 'open') kept.pop()
    else kept.push(run)
  }
  return kept
}

/** Finds, for each run of marks, the characters on both its sides, and refers to the letter that would spoil it. */
function referOutside(runs: readonly Run[]): Run[] {
  const fixed = [...runs]
  for (let from = 0; from < fixed.length; from += 1) {
    const mark = fixed[from]
    if (!isDelimiter(mark)) continue
    let to = from
    while (isDelimiter(fixed[to + 1])) to += 1
    const end = fixed[to]
    const [left, right] = [fixed[from - 1], fixed[to + 1]]
    const before = lastOf(left?.value ?? '')
    const after = firstOf(right?.value ?? '')
    const underscore = mark.value.startsWith('_')
    if (left?.type === 'words' && mark.side === 'open' && isLetter(before) && (isMark(after) || underscore)) {
      fixed[from - 1] = { ...left, refer: { ...left.refer, last: true } }
    }
    const closes = isDelimiter(end) && end.side === 'close'
    if (right?.type === 'words' && closes && isLetter(after) && (isMark(before) || underscore)) {
      fixed[to + 1] = { ...right, refer: { ...right.refer, first: true } }
    }
    from = to
  }
  return fixed
}

function partMarks(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index) => {
    const next = runs[index + 1]
    const melt =
      isDelimiter(run) &&
      isDelimiter(next) &&
      run.side === 'close' &&
      next.side === 'open' &&
      run.value[0] === next.value[0]
    return melt ? [run, COMMENT] : [run]
  })
}
