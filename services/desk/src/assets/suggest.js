import { fieldOf, rowOf } from './rows.js'
import { say, words } from './voice.js'

/**
 * What the memory has for a segment is asked for when somebody comes to it: a page of five hundred segments asks for none of
 * them before that.
 */
const asked = new WeakMap()

// Who walks through segments with the arrow keys passes by more of them than they work on.
const PAUSE_MS = 200
let waiting

/** Loads a row's suggestions once. @returns {Promise<Element | null>} the list; null where it could not be had */
const load = (row) => {
  if (!asked.has(row)) asked.set(row, fetchFor(row))
  return asked.get(row)
}

const fetchFor = async (row) => {
  const link = row.querySelector('[data-suggest]')
  if (link === null) return null
  const response = await fetch(link.href, { headers: { accept: 'text/html' } }).catch(() => null)
  const page =
    response?.ok === true ? new DOMParser().parseFromString(await response.text(), 'text/html') : null
  const list = page?.querySelector('[data-suggestions]') ?? null
  if (list === null) {
    asked.delete(row)
    return null
  }
  const shown = document.adoptNode(list)
  link.replaceWith(shown)
  if (row.contains(document.activeElement)) say(shown.getAttribute('aria-label'))
  return shown
}

/** Puts a suggestion into the row's field, by its place in the list; the person still has to confirm it. */
export const insertSuggestion = async (row, place, write) => {
  if (row === null) return
  const list = await load(row)
  const form = list?.querySelector(`form[data-place="${place}"]`) ?? null
  take(form, row, write)
}

const take = (form, row, write) => {
  const field = fieldOf(row)
  if (form?.querySelector('button') == null || field === null) return say(words('noSuggestion'))
  write(field, form.elements.target.value)
  say(words('inserted'))
}

/** Asks for the suggestions of each row that somebody stays in, and takes those that are clicked. */
export const watchSuggestions = (write) => {
  document.addEventListener('focusin', ({ target }) => {
    clearTimeout(waiting)
    const row = rowOf(target)
    if (row !== null) waiting = setTimeout(() => void load(row), PAUSE_MS)
  })
  document.addEventListener('submit', (event) => {
    const row = event.target.matches('form.suggestion') ? rowOf(event.target) : null
    if (row === null) return
    event.preventDefault()
    take(event.target, row, write)
  })
}
