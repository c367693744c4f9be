import { fieldOf } from './rows.js'

/**
 * Which segments this person has read and confirmed, kept in their browser: reading a draft changes nothing on the server,
 * and makes nobody its author. A confirmation holds for one text; once the text changes, the segment wants to be read again.
 */
const store = `passerelle:confirmed:${document.querySelector('[data-translation]')?.dataset.translation}`

/** A short number for a text (FNV-1a), so that no draft is kept in the browser. */
const fingerprint = (text) => {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return hash >>> 0
}

const load = () => {
  try {
    return new Map(JSON.parse(localStorage.getItem(store) ?? '[]'))
  } catch {
    return new Map()
  }
}

const known = load()

const textOf = (row) => fieldOf(row)?.defaultValue ?? ''

/** Remembers that a person has confirmed a row's text as the server has it. */
export const confirmRow = (row) => {
  if (textOf(row) === '') return
  known.set(row.dataset.key, fingerprint(textOf(row)))
  row.dataset.confirmed = 'yes'
  try {
    localStorage.setItem(store, JSON.stringify([...known]))
  } catch {
    // A browser that keeps nothing (a private window, a full disk) still shows it until the page is left.
  }
}

/** Shows a row as confirmed when its text is still the one that was. */
export const showConfirmed = (row) => {
  if (known.get(row.dataset.key) === fingerprint(textOf(row)) && textOf(row) !== '')
    row.dataset.confirmed = 'yes'
}
