import { fieldOf, isDirty, rowOf, versionOf } from './rows.js'
import { keepVersion, refresh } from './save.js'
import { tell, words } from './voice.js'

const api = document.querySelector('[data-translation]')?.dataset.api

const call = async (path, row, body) => {
  try {
    const response = await fetch(`${api}/segments/${encodeURIComponent(row.dataset.key)}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'if-match': `"${versionOf(row)}"` },
      body: JSON.stringify(body),
    })
    return { ok: response.ok, status: response.status, body: await response.json().catch(() => null) }
  } catch {
    return null
  }
}

const settle = async (row, answer, said) => {
  if (answer?.ok === true) {
    keepVersion(answer.body.translation.version)
    await refresh(row)
    fieldOf(row)?.focus({ preventScroll: true })
    tell(row, 'saved', words(said))
    return true
  }
  const why = answer === null ? 'offline' : answer.status === 401 ? 'signedOut' : 'failed'
  tell(row, 'failed', words(why) + (why === 'failed' ? (answer.body?.detail ?? answer.status) : ''))
  return false
}

/** Whether a row's target waits for a person's word, and the person has not written another. */
export const waitsForWord = (row) => row.dataset.unconfirmed === 'yes' && !isDirty(row)

/** Says that a row's target still stands. Resolves to whether the server took it. */
export const confirmTarget = async (row) => settle(row, await call('confirm', row), 'stands')

/** Sends a judgement's form through the API, so that words typed elsewhere on the page stay. */
export const judge = async (form) => {
  const row = rowOf(form)
  if (form.dataset.judge === 'confirm') return confirmTarget(row)
  const { check, message, reason } = Object.fromEntries(new FormData(form))
  const finding = `findings/${encodeURIComponent(check)}`
  if (form.dataset.judge === 'restore')
    return settle(row, await call(`${finding}/restore`, row, { message }), 'restored')
  return settle(row, await call(`${finding}/dismiss`, row, { message, reason }), 'dismissed')
}
