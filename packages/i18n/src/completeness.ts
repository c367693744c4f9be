import type { Locale } from '@passerelle/domain'
import { flatten, type Messages } from './messages.ts'

/** Something a translator still has to do, in one sentence. */
export interface MessageFault {
  readonly key: string
  readonly fault: 'missing' | 'unknown' | 'plural_missing' | 'plural_unused' | 'places_differ' | 'empty'
  readonly message: string
}

const CATEGORY = /_(zero|one|two|few|many|other)$/
const PLACE = /\{\{-?\s*([\w.]+)/g

/**
 * Compares a locale's texts with the reference's: every key is there, every plural form that the language has and no
 * other, and the same places in each.
 */
export function messageFaults(reference: Messages, texts: Messages, locale: Locale): MessageFault[] {
  const expected = grouped(flatten(reference))
  const found = grouped(flatten(texts))
  const faults: MessageFault[] = []
  for (const [key, forms] of expected) {
    const own = found.get(key)
    if (own === undefined) faults.push({ key, fault: 'missing', message: `Translate "${key}".` })
    else faults.push(...pluralFaults(key, forms, own, locale), ...placeFaults(key, forms, own))
  }
  for (const key of found.keys()) {
    if (!expected.has(key))
      faults.push({ key, fault: 'unknown', message: `Remove "${key}": nothing uses it.` })
  }
  return faults
}

type Forms = ReadonlyMap<string, string>

/** Texts by key without its plural ending; a text without forms stands under the empty form. */
function grouped(flat: ReadonlyMap<string, string>): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  for (const [key, text] of flat) {
    const form = CATEGORY.exec(key)?.[1] ?? ''
    const stem = form === '' ? key : key.slice(0, -form.length - 1)
    const group = groups.get(stem) ?? new Map<string, string>()
    group.set(form, text)
    groups.set(stem, group)
  }
  return groups
}

function pluralFaults(key: string, reference: Forms, own: Forms, locale: Locale): MessageFault[] {
  const plural = !reference.has('')
  const needed = plural ? new Intl.PluralRules(locale).resolvedOptions().pluralCategories : ['']
  const faults: MessageFault[] = []
  for (const form of needed) {
    const name = form === '' ? key : `${key}_${form}`
    const text = own.get(form)
    if (text === undefined) faults.push({ key: name, fault: 'plural_missing', message: `Add "${name}".` })
    else if (text.trim() === '') faults.push({ key: name, fault: 'empty', message: `"${name}" is empty.` })
  }
  for (const form of own.keys()) {
    // `zero` is i18next's own: it may stand in any language, for "no results".
    if (form !== 'zero' && !needed.some((category) => category === form)) {
      const name = form === '' ? key : `${key}_${form}`
      faults.push({
        key: name,
        fault: 'plural_unused',
        message: `Remove "${name}": the language has no such form.`,
      })
    }
  }
  return faults
}

function placeFaults(key: string, reference: Forms, own: Forms): MessageFault[] {
  const allowed = new Set([...reference.values()].flatMap(places))
  const required = new Set(
    [...allowed].filter((place) => [...reference.values()].every((text) => places(text).includes(place))),
  )
  const faults: MessageFault[] = []
  for (const [form, text] of own) {
    const name = form === '' ? key : `${key}_${form}`
    const present = places(text)
    // A form for one or none may say it in words: "one case" needs no {{count}}.
    const worded = ['zero', 'one', 'two'].includes(form)
    const lacking = [...required].filter(
      (place) => !present.includes(place) && !(worded && place === 'count'),
    )
    const invented = present.filter((place) => !allowed.has(place))
    if (lacking.length + invented.length === 0) continue
    const wrong = [
      ...lacking.map((place) => `add {{${place}}}`),
      ...invented.map((place) => `remove {{${place}}}`),
    ]
    faults.push({ key: name, fault: 'places_differ', message: `In "${name}", ${wrong.join(', ')}.` })
  }
  return faults
}

const places = (text: string): string[] => [...text.matchAll(PLACE)].map((match) => match[1] ?? '')
