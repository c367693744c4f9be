import { join } from 'node:path'
import type { Settings } from '@passerelle/assembly'
import type { Credentials } from './credentials.ts'

export interface GreetingProps {
  readonly settings: Settings
  /** Absent: this database is not ours, or its file has been taken away. */
  readonly credentials: Credentials | undefined
  readonly dataFolder: string
  readonly logPath: string
}

/** What the person needs to know once everything runs: where it is and how to sign in. */
export function greeting({ settings, credentials, dataFolder, logPath }: GreetingProps): readonly string[] {
  const { siteUrl } = settings
  const signIn =
    credentials === undefined
      ? ['  Sign in    with an account of yours; make one with: npm run -s passerelle -- user add']
      : [
          ...credentials.users.map(
            ({ email, password, roles }, index) =>
              `  ${index === 0 ? 'Sign in' : '       '}    ${email}  ${password}  (${roles.join(', ')})`,
          ),
          `             these and the tokens of the API are in ${join(dataFolder, 'credentials.json')}`,
        ]
  return [
    '',
    'Passerelle is ready.',
    `  Reader     ${siteUrl}/`,
    `  Desk       ${siteUrl}/desk`,
    `  API        ${siteUrl}/api/v1/openapi.json`,
    ...signIn,
    `  Log        ${logPath}`,
    'Ctrl-C stops it.',
    '',
  ]
}
