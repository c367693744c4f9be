import { expect, test } from 'vitest'
import { replacementOf } from './replacement.ts'

test.each([
  ['en', 'mayoralty', 'mayoralty', 'town hall', 'town hall'],
  ['en', 'Mayoralty', 'mayoralty', 'town hall', 'Town hall'],
  ['en', 'spending plans', 'spending plan', 'budget', 'budgets'],
  ['en', 'plans', 'plan', 'policy', undefined],
  ['en', 'plans', 'plan', 'bus', undefined],
  ['fr', 'budgets citoyens', 'budget citoyen', 'budget participatif', 'budgets participatifs'],
  ['fr', 'Bureaux de vote', 'bureau de vote', 'lieu de vote', undefined],
  ['fr', 'centres de vote', 'centre de vote', 'salle de vote', 'salles de vote'],
  ['fr', 'titres', 'titre', 'journal', undefined],
  ['es', 'cabildos', 'cabildo', 'ayuntamiento', 'ayuntamientos'],
  ['es', 'cabildos', 'cabildo', 'plan', undefined],
  ['de', 'Etats', 'Etat', 'Haushalt', undefined],
  ['ru', 'бюджета', 'бюджет', 'смета', undefined],
])('in %s, where "%s" stands for "%s", "%s" is put as %s', (language, found, term, replacement, expected) => {
  expect(replacementOf(found, term, replacement, language)).toBe(expected)
})
