import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { withContext } from '../with-context.ts'

/** `passerelle token create EMAIL`: a new bearer token for an account, alone on standard output, shown this once. */
export const tokenVerb = (program: Command): void => {
  const token = program.command('token').description('Manage the tokens of programs.')
  token
    .command('create')
    .description('Make a token that acts for an account; it is shown once.')
    .argument('<email>', 'the account')
    .option('--name <name>', 'what it is for', 'command line')
    .action(createToken)
}

async function createToken(email: string, { name }: { readonly name: string }): Promise<void> {
  if (name.trim() === '' || name.length > 100)
    throw new CliError('The name must have 1 to 100 characters; give another.', 2)
  await withContext(['accounts'], async ({ accounts }) => {
    const account = await accounts.findByEmail(email)
    if (account === undefined)
      throw new CliError(`There is no account for ${email}; make one with 'passerelle user add'.`)
    process.stdout.write(`${await accounts.createToken(account.id, name)}\n`)
  })
}
