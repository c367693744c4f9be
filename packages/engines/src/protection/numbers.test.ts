import { expect, test } from 'vitest'
import { numberChange } from './numbers.ts'

test.each([
  ['12 of 30', '30, 12', 'reordered'],
  ['12', '13', 'changed'],
  ['in 2016', 'en', 'changed'],
  ['12 of 30', '12 de 30', undefined],
  ['1,500 people', '1 500 personnes', undefined],
  ['12.5 %', '12,5 %', undefined],
  ['in 2020', 'في ٢٠٢٠', undefined],
  // Languages that write them otherwise.
  ['3 cities', 'tres ciudades', undefined],
  ['3 cities', '4 ciudades', 'changed'],
  ['three cities', '3 ciudades', 'added'],
  ['the 20th century', 'el siglo XX', undefined],
  ['the 1990s', 'los años 90', undefined],
  ['15,000 people', '1.5万人', undefined],
])('the numbers of %j in %j: %s', (source, target, change) => {
  expect(numberChange(source, target)).toBe(change)
})
