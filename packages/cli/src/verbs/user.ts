import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'
import { type Locale, parseLocale, ROLES, type Role } from '@passerelle/domain'
import { type Command, Option } from 'commander'
import { CliError } from '../cli-error.ts'
import { withContext } from '../with-context.ts'

interface UserOptions {
  readonly name: string
  readonly role: readonly Role[]
  readonly locale: readonly Locale[]
  readonly passwordStdin?: boolean
  readonly json?: boolean
}

/** The shortest password that is taken. */
const PASSWORD_CHARACTERS = 12

/** `passerelle user add EMAIL`: makes an account; a password is made up and shown once, unless one comes on standard input. */
export const userVerb = (program: Command): void => {
  const user = program.command('user').description('Manage the people who sign in.')
  user
    .command('add')
    .description('Make an account that can sign in.')
    .argument('<email>')
    .requiredOption('--name <name>', 'as it stands beside what the person approved')
    .addOption(new Option('--role <roles...>', 'what the person may do').choices(ROLES).makeOptionMandatory())
    .option('--locale <tags...>', 'the languages that a reviewer may work in', readLocale, [])
    .option('--password-stdin', 'read the password from standard input')
    .option('--json', 'write the result as JSON')
    .action(addUser)
}

const readLocale = (tag: string, before: readonly Locale[]): readonly Locale[] => {
  const parsed = parseLocale(tag)
  if (parsed === undefined)
    throw new CliError(`'${tag}' is no language tag (BCP 47); write one such as 'fr' or 'pt-BR'.`, 2)
  return [...before, parsed]
}

async function addUser(
  email: string,
  { name, role, locale, passwordStdin, json }: UserOptions,
): Promise<void> {
  if (!/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(email))
    throw new CliError(`'${email}' is no e-mail address; give one such as ana@example.org.`, 2)
  if (role.includes('reviewer') && locale.length === 0)
    throw new CliError("A reviewer works in languages; name them, as in '--locale en fr'.", 2)
  const given = passwordStdin === true ? (await text(process.stdin)).replace(/\r?\n$/, '') : undefined
  if (given !== undefined && given.length < PASSWORD_CHARACTERS)
    throw new CliError(`The password is too short; give at least ${PASSWORD_CHARACTERS} characters.`, 2)
  const password = given ?? randomBytes(12).toString('base64url')
  await withContext(['accounts'], async ({ accounts }) => {
    if ((await accounts.findByEmail(email)) !== undefined)
      throw new CliError(`There is an account for ${email} already; choose another address.`)
    const id = await accounts.create({ name, email, password, roles: role, locales: locale })
    const shown = given === undefined ? { password } : {}
    if (json === true) process.stdout.write(`${JSON.stringify({ id, email, ...shown })}\n`)
    else {
      process.stdout.write(`${email} can sign in now.\n`)
      if (given === undefined) process.stdout.write(`Password (shown this once): ${password}\n`)
    }
  })
}
