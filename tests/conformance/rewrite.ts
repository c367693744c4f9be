import type { HttpEngineUnderTest } from './engine-faults.ts'

/** Takes an item from a list in a JSON reply, or adds one. */
export const withList = (name: string): NonNullable<HttpEngineUnderTest['miscounted']> => {
  const changed =
    (change: (list: readonly unknown[]) => readonly unknown[]) =>
    (body: string): string => {
      const reply: Record<string, unknown> = JSON.parse(body)
      const list = reply[name]
      if (!Array.isArray(list)) throw new Error(`The reply has no list ${name}.`)
      return JSON.stringify({ ...reply, [name]: change(list) })
    }
  return {
    fewer: changed((list) => list.slice(0, -1)),
    more: changed((list) => [...list, ...list.slice(-1)]),
  }
}
