/** The zeros of the scripts whose digits are read and written: Latin, Arabic, Persian and Urdu, Devanagari, Bengali. */
const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0x9e6] as const

/** Any of these digits, as a class of a regular expression. */
export const DIGIT = `[${ZEROS.map((zero) => String.fromCodePoint(zero, 0x2d, zero + 9)).join('')}]`

const ANY = new RegExp(DIGIT, 'g')
const FIRST = new RegExp(DIGIT)

const zeroOf = (code: number): number | undefined => ZEROS.find((zero) => code >= zero && code <= zero + 9)

/** Digits of any of these scripts as 0 to 9; every other character stands for itself. */
export const latinDigits = (text: string): string =>
  text.replace(ANY, (digit) => {
    const code = digit.charCodeAt(0)
    return String(code - (zeroOf(code) ?? code))
  })

/** The digits 0 to 9 in the script of the first digit of a sample. */
export function digitsLike(sample: string, text: string): string {
  const zero = zeroOf(FIRST.exec(sample)?.[0]?.charCodeAt(0) ?? 0x30) ?? 0x30
  return zero === 0x30 ? text : text.replace(/[0-9]/g, (digit) => String.fromCharCode(zero + Number(digit)))
}
