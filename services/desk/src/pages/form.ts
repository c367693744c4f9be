/** A form's fields or a query's: names and texts. */
export type Fields = Readonly<Record<string, string>>

/** The texts of a body or a query that came from outside; what is no text is left out. */
export function fields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(Object.entries(value).filter(([, text]) => typeof text === 'string'))
}

/** One field, undefined where it is absent or empty. */
export const field = (form: Fields, name: string): string | undefined =>
  Object.hasOwn(form, name) && form[name] !== '' ? form[name] : undefined

/** The version that a form was made with; -1, which no segment has, where it is missing or no number. */
export function versionOf(form: Fields): number {
  const text = field(form, 'version') ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

/** Text of a form as it was written: forms send every line break as CR LF. */
export const writtenText = (form: Fields, name: string): string =>
  (Object.hasOwn(form, name) ? (form[name] ?? '') : '').replaceAll('\r\n', '\n')
