import type { Budget } from '@passerelle/domain'
import { z } from 'zod'

const budgetSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(100),
    source: z.string().trim().min(1).optional(),
    engine: z.string().trim().min(1).optional(),
    characters: z.int().min(0).optional(),
    money: z
      .strictObject({
        amount: z.number().min(0),
        currency: z.string().regex(/^[A-Z]{3}$/, 'give three letters, as in EUR'),
      })
      .optional(),
  })
  .refine(({ characters, money }) => (characters === undefined) !== (money === undefined), {
    error: "give 'characters' or 'money', one of them",
  })
  .transform(
    ({ name, source, engine, characters, money }): Budget => ({
      name,
      ...(source === undefined ? {} : { source }),
      ...(engine === undefined ? {} : { engine }),
      cap: money ?? { characters: characters ?? 0 },
    }),
  )

/** The `budgets` of an installation's file; each has a name of its own, as messages name it. */
export const budgetsSchema = z
  .array(budgetSchema)
  .refine((budgets) => new Set(budgets.map(({ name }) => name)).size === budgets.length, {
    error: 'two budgets have the same name; give each its own',
  })
