/**
 * The segments as the page shows them. A row's text is "clean" while it is what the server last gave; the version that
 * belongs to it lies in the row's own form, because each segment may have been read at another moment.
 */

/** @returns {HTMLElement[]} all rows, in reading order */
export const allRows = () => [...document.querySelectorAll('.segment')]

/** @returns {HTMLTextAreaElement | null} the field of a row; null where nothing can be edited */
export const fieldOf = (row) => row.querySelector('textarea')

/** @returns {HTMLElement | null} the row that an element stands in */
export const rowOf = (element) => (element instanceof Element ? element.closest('.segment') : null)

export const versionOf = (row) => row.querySelector('input[name="version"]').value

export const setVersion = (row, version) => {
  row.querySelector('input[name="version"]').value = String(version)
}

/** Whether a row holds words that the server does not have. */
export const isDirty = (row) => {
  const field = fieldOf(row)
  return field !== null && field.value !== field.defaultValue
}

/**
 * Whether a row still wants a person: no text or an error, which the server says anew after each save; words that are not
 * saved; or a text that this person has not confirmed.
 */
export const isOpen = (row) => row.dataset.open === 'yes' || isDirty(row) || row.dataset.confirmed !== 'yes'

// Where the stylesheet makes fields as high as their text, nothing has to be measured: on a page of a thousand segments
// each measurement would lay the page out anew.
const isFitByStyle = CSS.supports('field-sizing', 'content')

/** Makes a field as high as its text, within what a screen can take. */
export const fit = (field) => {
  if (isFitByStyle) return
  field.rows = 1
  const line = Number.parseFloat(getComputedStyle(field).lineHeight) || 24
  const extra = field.scrollHeight - field.clientHeight
  if (extra > 0) field.rows = Math.min(16, 1 + Math.round(extra / line))
}

/** Puts the focus into a row, where a person can write or at least read. */
export const enter = (row) => {
  const field = fieldOf(row)
  if (field === null) row.tabIndex = -1
  const goal = field ?? row
  goal.focus({ preventScroll: true })
  if (field !== null && field.selectionEnd === 0)
    field.setSelectionRange(field.value.length, field.value.length)
  row.scrollIntoView({ block: 'center', behavior: 'auto' })
}
