import { rowOf } from './rows.js'

const root = document.querySelector('[data-translation]')
const live = document.querySelector('[data-live]')

/** A sentence of the page's own language, by its name. The server wrote them all into the page. */
export const words = (name) => root?.dataset[name] ?? ''

/** Says something to those who listen. The same sentence twice is said twice. */
export const say = (text) => {
  if (live === null) return
  live.textContent = ''
  requestAnimationFrame(() => {
    live.textContent = text
  })
}

/**
 * Shows beside a segment how it stands with it.
 * @param {'saving' | 'saved' | 'unsaved' | 'failed' | ''} kind
 */
export const mark = (row, kind, text) => {
  const result = row.querySelector('[data-result]')
  if (result === null) return
  result.dataset.result = kind
  result.textContent = text
}

/** Shows and says the result of an act on a segment; `more` is only said, since it stands on the page already. */
export const tell = (row, kind, text, more = '') => {
  mark(row, kind, text)
  const label = rowOf(row)?.getAttribute('aria-label') ?? ''
  say(`${label}: ${text}. ${more}`)
}
