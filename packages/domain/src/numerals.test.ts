import { expect, test } from 'vitest'
import { asciiDigits, romanNumeralsIn } from './index.ts'

test('digits of every script are read by value, and nothing else changes', () => {
  expect(asciiDigits('٢٠٢٦, १५ und 𝟗 von 12')).toBe('2026, 15 und 9 von 12')
})

test('Roman numerals up to 39 are read where they stand as words', () => {
  expect([...romanNumeralsIn('Del siglo XIX al XXI, Ley XXXIX; IIII, MIX y XL no')]).toEqual([19, 21, 39])
})
