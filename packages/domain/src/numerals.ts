/** The value of a digit of any script: Unicode lays each script's ten out in a row. */
function digitValue(digit: string): string {
  const code = digit.codePointAt(0) ?? 48
  for (let value = 0; value < 10; value += 1)
    if (!/\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) return String(value)
  return String(code % 10)
}

/** A text with its digits, of whatever script, as 0 to 9; every other character stands for itself. */
export const asciiDigits = (text: string): string => text.replace(/[\p{Nd}--[0-9]]/gv, digitValue)

const ONES = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX']
const ROMAN = ['', 'X', 'XX', 'XXX'].flatMap((tens) => ONES.map((ones) => tens + ones))

/** The numbers from 1 to 39 that a text writes as Roman numerals: "siglo XX" holds 20. Found in one reading. */
export const romanNumeralsIn = (text: string): ReadonlySet<number> =>
  new Set(
    (text.match(/(?<![\p{L}\p{N}])[IVX]{1,7}(?!\p{Lu})/gu) ?? [])
      .map((roman) => ROMAN.indexOf(roman))
      .filter((value) => value > 0),
  )
