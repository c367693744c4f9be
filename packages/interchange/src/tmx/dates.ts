/** TMX writes dates as `YYYYMMDDTHHMMSSZ`. */
const DATE = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/

/** A date of TMX, or of ISO 8601 as some tools write it, in ISO 8601; undefined when it is none. */
export function readDate(text: string | undefined): string | undefined {
  const parts = DATE.exec(text ?? '')
  const [, year, month, day, hour, minute, second] = parts ?? []
  const date = new Date(
    parts === null ? (text ?? '') : `${year}-${month}-${day}T${hour}:${minute}:${second}Z`,
  )
  return Number.isNaN(date.valueOf()) ? undefined : date.toISOString()
}

/** ISO 8601 → a date of TMX, to the second. */
export const writeDate = (iso: string): string => `${iso.slice(0, 19).replace(/[-:]/g, '')}Z`
