import { confirmRow, showConfirmed } from './confirmed.js'
import { confirmTarget, judge, waitsForWord } from './judge.js'
import { wishOf } from './keys.js'
import { allRows, enter, fieldOf, fit, isDirty, isOpen, rowOf } from './rows.js'
import { save } from './save.js'
import { insertSuggestion, watchSuggestions } from './suggest.js'
import { mark, say, tell, words } from './voice.js'

document.documentElement.classList.add('scripted-page')

const here = () => rowOf(document.activeElement)

/** Moves by one row from where the focus is; from outside of the rows, to the first or the last. */
const move = (step) => {
  const rows = allRows()
  const at = rows.indexOf(here())
  const next = at === -1 ? (step > 0 ? rows[0] : rows.at(-1)) : rows[at + step]
  if (next === undefined) say(words('last'))
  else enter(next)
}

const toDecision = () => {
  const decision = document.querySelector('#decision')
  decision.querySelector('button:not(:disabled), summary')?.focus({ preventScroll: true })
  decision.scrollIntoView({ block: 'end' })
}

/** Saves the row that has the focus, then goes on: to the next one, or to the next that still wants a person. */
const confirm = async (onlyOpen) => {
  const row = here()
  if (row === null) return
  const hadWords = isDirty(row)
  const asked = waitsForWord(row)
  const saved = asked ? await confirmTarget(row) : await save(row)
  if (saved) confirmRow(row)
  if (saved && !hadWords && !asked) tell(row, 'saved', words('confirmed'))
  if (!saved || (document.activeElement !== fieldOf(row) && here() !== row)) return
  const rows = allRows()
  const at = rows.indexOf(row)
  const after = [...rows.slice(at + 1), ...(onlyOpen ? rows.slice(0, at) : [])]
  const next = onlyOpen ? after.find(isOpen) : after[0]
  if (next !== undefined) return enter(next)
  say(words(onlyOpen ? 'noneOpen' : 'last'))
  toDecision()
}

/** Puts a text in place of a field's; the browser's own undo takes it back. */
const write = (field, text) => {
  field.focus({ preventScroll: true })
  field.select()
  // The old command is the only way to write into a field that the browser's undo knows of.
  if (!document.execCommand('insertText', false, text)) field.value = text
  changed(field)
}

/** Puts the source's text, codes and all, in place of the target's. */
const copySource = () => {
  const row = here()
  const field = row === null ? null : fieldOf(row)
  if (field === null) return
  write(field, field.dataset.source)
  say(words('copied'))
}

/** Takes an offered text as this person's own edit. It was made for the saved text: other words are saved first. */
const takeOffer = async (form) => {
  const row = rowOf(form)
  const field = fieldOf(row)
  const hadWords = isDirty(row)
  if (!hadWords) write(field, form.elements.target.value)
  if ((await save(row)) && hadWords) say(words('offerAnew'))
}

/** Selects in a row's field the place that a finding points at. */
const showPlace = ({ dataset, parentElement }) => {
  const field = fieldOf(rowOf(parentElement))
  if (field === null) return
  field.focus()
  field.setSelectionRange(Number(dataset.start), Number(dataset.end))
}

const help = () => document.querySelector('#help').showModal()

const ACTS = {
  confirm: () => confirm(false),
  confirmToOpen: () => confirm(true),
  next: () => move(1),
  previous: () => move(-1),
  copySource,
  suggestion1: () => insertSuggestion(here(), 1, write),
  suggestion2: () => insertSuggestion(here(), 2, write),
  suggestion3: () => insertSuggestion(here(), 3, write),
  help,
}

const changed = (field) => {
  fit(field)
  const row = rowOf(field)
  mark(row, isDirty(row) ? 'unsaved' : '', isDirty(row) ? words('unsaved') : '')
  if (isDirty(row)) delete row.dataset.confirmed
}

document.addEventListener('keydown', (event) => {
  if (document.querySelector('dialog[open]') !== null) return
  const wish = wishOf(event)
  if (wish === null) return
  event.preventDefault()
  void ACTS[wish]()
})

document.addEventListener('input', (event) => {
  if (event.target instanceof HTMLTextAreaElement && rowOf(event.target) !== null) changed(event.target)
})

document.addEventListener('submit', (event) => {
  if (!event.target.matches('form.target, form.offer, form.judge')) return
  event.preventDefault()
  if (event.target.matches('.judge')) return void judge(event.target)
  void (event.target.matches('.offer') ? takeOffer(event.target) : save(rowOf(event.target)))
})

document.addEventListener('click', (event) => {
  if (event.target.closest('[data-help]') !== null) help()
  const pointer = event.target.closest('.to-place')
  if (pointer !== null) showPlace(pointer)
  const anchor = event.target.closest('a[href^="#segment-"]')
  const row = anchor === null ? null : document.getElementById(anchor.hash.slice(1))
  if (row === null) return
  event.preventDefault()
  enter(row)
})

watchSuggestions(write)

// Words that the server does not have are never lost to a click elsewhere.
addEventListener('beforeunload', (event) => {
  if (allRows().some(isDirty)) event.preventDefault()
})

for (const row of allRows()) {
  const field = fieldOf(row)
  // A browser may bring typed words back after a reload: they are unsaved, and must look so.
  if (field !== null) changed(field)
  if (field !== null && !isDirty(row)) showConfirmed(row)
}

const target = location.hash.startsWith('#segment-') ? document.getElementById(location.hash.slice(1)) : null
if (target !== null) enter(target)
