/**
 * What a key asks for, or null. Ctrl and ⌘ are one; the keys of the browser and of screen readers stay theirs.
 *
 * | key                      | asks for      |
 * |--------------------------|---------------|
 * | Ctrl/⌘ + Enter           | confirm       |
 * | Ctrl/⌘ + Shift + Enter   | confirmToOpen |
 * | Alt + ↓ / ↑              | next/previous |
 * | Alt + C                  | copySource    |
 * | Alt + 1 … 3              | suggestion1 … suggestion3 |
 * | ?  (outside of fields)   | help          |
 */
export const wishOf = (event) => {
  const command = (event.ctrlKey || event.metaKey) && !event.altKey
  if (command && event.key === 'Enter') return event.shiftKey ? 'confirmToOpen' : 'confirm'
  const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey
  if (alone && event.key === 'ArrowDown') return 'next'
  if (alone && event.key === 'ArrowUp') return 'previous'
  // By its place: on a Mac, ⌥C writes "ç".
  if (alone && event.code === 'KeyC') return 'copySource'
  if (alone && /^Digit[1-3]$/.test(event.code)) return `suggestion${event.code.at(-1)}`
  const typing = event.target instanceof Element && event.target.closest('input, textarea, select') !== null
  if (event.key === '?' && !typing && !event.ctrlKey && !event.metaKey) return 'help'
  return null
}
