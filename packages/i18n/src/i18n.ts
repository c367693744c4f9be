import type { Locale } from '@passerelle/domain'
import { createInstance, type i18n as Instance } from 'i18next'
import type { LocaleFolder } from './load.ts'
import type { LocaleInfo } from './locale-file.ts'

/** What may stand in a message's places. `count` also chooses the plural form. */
export type Values = Readonly<Record<string, string | number>>

/** The texts of one namespace in one locale. */
export interface Translator {
  readonly locale: Locale
  /** A message with its places filled; values are put in as they are, never read as markup or as messages. */
  (key: string, values?: Values): string
  /** A message cut at its places, so that nodes of a page can stand there. */
  parts<Node>(key: string, nodes: Readonly<Record<string, Node>>, values?: Values): (string | Node)[]
}

/** The interface's languages: a closed list, read once at start. */
export interface I18n {
  readonly locales: readonly LocaleInfo[]
  /** The locale of that exact tag, or undefined: the only way from outside text to a locale. */
  find(tag: string): LocaleInfo | undefined
  /** @throws RangeError for a locale that is not on the list */
  info(locale: Locale): LocaleInfo
  /** @throws RangeError for a locale that is not on the list */
  translator(locale: Locale, namespace: string): Translator
}

export interface I18nOptions {
  /** Called for a key that neither the locale nor its fallbacks have; the key itself is shown. Default: nothing. */
  readonly onMissing?: (missing: {
    readonly locale: Locale
    readonly namespace: string
    readonly key: string
  }) => void
}

// Noncharacters (Unicode 23.7, for internal use) mark the places of nodes; they are taken out of every value.
const OPEN = '\uFDD0'
const CLOSE = '\uFDD1'
const PLACE = /\uFDD0([^\uFDD0\uFDD1]*)\uFDD1/g
const MARKS = /[\uFDD0\uFDD1]/g

/** Makes the interface's texts usable from what `loadLocales` read. Each locale is an i18next instance of its own. */
export function createI18n(folders: readonly LocaleFolder[], { onMissing }: I18nOptions = {}): I18n {
  const byTag = new Map<string, LocaleFolder>(folders.map((folder) => [folder.info.tag, folder]))
  const instances = new Map<Locale, Instance>(
    folders.map((folder) => [folder.info.tag, instance(folder, byTag)]),
  )

  const info = (locale: Locale): LocaleInfo => {
    const folder = byTag.get(locale)
    if (folder === undefined) {
      throw new RangeError(
        `There is no locale "${locale}". Add the folder locales/${locale}, or use one of: ${[...byTag.keys()].join(', ')}.`,
      )
    }
    return folder.info
  }

  const translator = (locale: Locale, namespace: string): Translator => {
    info(locale)
    const texts = instances.get(locale)?.getFixedT(locale, namespace)
    const look = (key: string, { count, ...values }: Values, places: Values = {}): string => {
      const filled = { ...cleaned(count === undefined ? values : { ...values, count }), ...places }
      const options = typeof count === 'number' ? { count } : {}
      // Values go in under `replace`, where none of them can be an option; messages never nest messages.
      const text = texts?.(key, { ...options, replace: filled, nest: false, defaultValue: OPEN })
      if (text !== undefined && text !== OPEN) return text
      onMissing?.({ locale, namespace, key })
      return key
    }
    const translate = (key: string, values: Values = {}): string => look(key, values)
    const parts = <Node>(
      key: string,
      nodes: Readonly<Record<string, Node>>,
      values: Values = {},
    ): (string | Node)[] => {
      const places = Object.keys(nodes).map((name) => [name, `${OPEN}${name}${CLOSE}`])
      return cut(look(key, values, Object.fromEntries(places)), nodes)
    }
    return Object.assign(translate, { locale, parts })
  }

  return {
    locales: folders.map((folder) => folder.info),
    find: (tag) => byTag.get(tag)?.info,
    info,
    translator,
  }
}

const cleaned = (values: Values): Values =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value.replace(MARKS, '') : value,
    ]),
  )

function cut<Node>(text: string, nodes: Readonly<Record<string, Node>>): (string | Node)[] {
  const parts: (string | Node)[] = []
  let from = 0
  for (const match of text.matchAll(PLACE)) {
    const node = Object.hasOwn(nodes, match[1] ?? '') ? nodes[match[1] ?? ''] : undefined
    if (match.index > from) parts.push(text.slice(from, match.index))
    if (node !== undefined) parts.push(node)
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push(text.slice(from))
  return parts
}

// A fresh instance, never i18next's global one: two sites in one process must not share a language.
function instance(folder: LocaleFolder, byTag: ReadonlyMap<string, LocaleFolder>): Instance {
  const chain = fallbacks(folder, byTag)
  const created = createInstance()
  created.init({
    lng: folder.info.tag,
    fallbackLng: chain.slice(1).map(({ info }) => info.tag),
    supportedLngs: chain.map(({ info }) => info.tag),
    load: 'currentOnly',
    resources: Object.fromEntries(
      chain.map(({ info, namespaces }) => [info.tag, Object.fromEntries(namespaces)]),
    ),
    ns: [...new Set(chain.flatMap(({ namespaces }) => [...namespaces.keys()]))],
    initAsync: false,
    saveMissing: false,
    returnNull: false,
    nsSeparator: false,
    // Pages are trees, so text is escaped once, by the tree.
    interpolation: { escapeValue: false, skipOnVariables: true },
  })
  return created
}

function fallbacks(folder: LocaleFolder, byTag: ReadonlyMap<string, LocaleFolder>): LocaleFolder[] {
  const chain = [folder]
  for (let next = folder.info.fallback; next !== null; ) {
    const other = byTag.get(next)
    if (other === undefined || chain.includes(other)) break
    chain.push(other)
    next = other.info.fallback
  }
  return chain
}
