import { chooseBetween } from './conflict.js'
import { fieldOf, fit, isDirty, setVersion, versionOf } from './rows.js'
import { mark, say, tell, words } from './voice.js'

const root = document.querySelector('[data-translation]')
const api = root?.dataset.api

const running = new Map()

/**
 * Saves a row's text through the API, if it differs from what the server has. Saves of one row follow one another.
 * @returns {Promise<boolean>} whether the server now has what the field shows
 */
export const save = (row) => {
  const before = running.get(row) ?? Promise.resolve(true)
  const next = before.then(() => saveNow(row))
  running.set(row, next)
  return next
}

const saveNow = async (row) => {
  const field = fieldOf(row)
  if (field === null) return true
  if (!isDirty(row)) return true
  const text = field.value
  mark(row, 'saving', words('saving'))
  const answer = await send(row, text)
  if (answer === null) return fail(row, words('offline'))
  if (answer.status === 200) return accept(row, text, answer.body.translation.version)
  if (answer.status === 412) return settle(row, text, answer.body)
  if (answer.status === 401) return fail(row, words('signedOut'))
  return fail(row, words('failed') + (answer.body?.detail ?? answer.status))
}

const send = async (row, target) => {
  try {
    const response = await fetch(`${api}/segments/${encodeURIComponent(row.dataset.key)}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json', 'if-match': `"${versionOf(row)}"` },
      body: JSON.stringify({ target }),
    })
    return { status: response.status, body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}

const fail = (row, text) => {
  tell(row, 'failed', text)
  return false
}

const accept = async (row, text, version) => {
  const field = fieldOf(row)
  // What was typed while the answer was on its way stays, and is still unsaved.
  field.defaultValue = text
  setVersion(row, version)
  keepVersion(version)
  await refresh(row)
  if (isDirty(row)) mark(row, 'unsaved', words('unsaved'))
  else tell(row, 'saved', words('saved'), findingsOf(row))
  return !isDirty(row)
}

const findingsOf = (row) => [...row.querySelectorAll('.finding')].map((item) => item.textContent).join('. ')

const settle = async (row, mine, problem) => {
  const field = fieldOf(row)
  if (problem?.current === undefined) return fail(row, words('failed') + (problem?.detail ?? '412'))
  const theirs = problem.current.target
  tell(row, 'failed', document.querySelector('#conflict-title').textContent)
  const choice = await chooseBetween(theirs, mine)
  field.focus()
  if (choice === 'later') {
    mark(row, 'unsaved', words('unsaved'))
    return false
  }
  // From here on the person has seen what is there, whichever text they chose.
  setVersion(row, problem.version)
  field.defaultValue = theirs
  field.value = choice === 'theirs' ? theirs : mine
  fit(field)
  if (choice === 'mine') return saveNow(row)
  await refresh(row)
  tell(row, 'saved', words('saved'))
  return true
}

/** Fetches what the server makes of the save (findings, origin, state, decision), and puts it in place. */
export const refresh = async (row) => {
  const form = row.querySelector('form.target')
  const response = await fetch(form.getAttribute('action'), { headers: { accept: 'text/html' } }).catch(
    () => null,
  )
  if (response?.ok !== true) return
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const freshRow = fresh.querySelector('.segment')
  if (freshRow === null) return
  row.querySelector('.side').replaceWith(document.adoptNode(freshRow.querySelector('.side')))
  const preview = freshRow.querySelector('.preview')
  if (preview !== null) row.querySelector('.preview').replaceWith(document.adoptNode(preview))
  if (freshRow.dataset.open === 'yes') row.dataset.open = 'yes'
  else delete row.dataset.open
  if (freshRow.dataset.unconfirmed === 'yes') row.dataset.unconfirmed = 'yes'
  else delete row.dataset.unconfirmed
  for (const part of ['.head', '.notices']) {
    const freshPart = fresh.querySelector(part)
    if (freshPart !== null) root.querySelector(part).replaceWith(document.adoptNode(freshPart))
  }
  refreshDecision(fresh)
}

/**
 * The version that a decision is about: what this page shows. Our own save raises it by one; by more, and somebody else
 * has changed a segment that this page still shows as it was. Then the old version stays, and the server will refuse to
 * approve a text that its reviewer has not seen.
 */
export const keepVersion = (version) => {
  const known = Number(root.dataset.version)
  if (version === known || version === known + 1) root.dataset.version = String(version)
  else say(words('moved'))
}

const refreshDecision = (fresh) => {
  const decision = document.querySelector('#decision')
  const freshDecision = fresh.querySelector('#decision')
  if (decision === null || freshDecision === null) return
  // A comment that is being written must not be taken away.
  const writing = decision.querySelector('details[open]') !== null
  for (const part of writing ? ['.standing', '.why'] : ['.standing', '.why', '.actions'])
    decision.querySelector(part).replaceWith(document.adoptNode(freshDecision.querySelector(part)))
  for (const input of decision.querySelectorAll('input[name="version"]')) input.value = root.dataset.version
}
