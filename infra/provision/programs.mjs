import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { delimiter, join } from 'node:path'

/** Where Debian puts the schemas of XLIFF's core. */
export const XLIFF_SCHEMAS = '/usr/share/php/Symfony/Component/Translation/Resources/schemas'

/** What can be provided: the programs any of which will do, and the Debian packages that bring one. */
export const PROGRAMS = {
  apertium: {
    anyOf: ['apertium'],
    // The pairs give every route among en, es, fr, ca, pt, it and ro, some of them over a third language: 71 MB.
    packages: [
      'apertium',
      'apertium-eng-spa',
      'apertium-fr-es',
      'apertium-fra-cat',
      'apertium-eng-cat',
      'apertium-es-pt',
      'apertium-spa-cat',
      'apertium-spa-ita',
      'apertium-es-ro',
    ],
  },
  chromium: { anyOf: ['chromium', 'chromium-browser', 'google-chrome'], packages: ['chromium'] },
  postgresql: { anyOf: ['postgres'], packages: ['postgresql'] },
  'redis-server': { anyOf: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
  // Other people's readers and writers of TMX, TBX and XLIFF, and a validator: counterparts in the tests.
  'translate-toolkit': { anyOf: ['po2tmx'], packages: ['translate-toolkit'] },
  xmllint: { anyOf: ['xmllint'], packages: ['libxml2-utils'] },
  // No program: the schemas of OASIS, which a Debian package brings along (11 MB with what it depends on).
  'xliff-schemas': {
    anyOf: [],
    file: `${XLIFF_SCHEMAS}/xliff-core-2.0.xsd`,
    packages: ['php-symfony-translation'],
  },
}

// Debian keeps the server's programs off PATH, in a folder for each release.
const POSTGRESQL = '/usr/lib/postgresql'

/** True when one of the program's names can be run, or its file can be read. */
export const isThere = (name) => {
  const { file } = PROGRAMS[name]
  return file === undefined ? folderOf(name) !== undefined : existsSync(file)
}

/** The folder of the first of a program's names that can be run: one of PATH, or Debian's own; undefined without one. */
export function folderOf(name) {
  const folders = [...pathFolders(), ...postgresqlFolders()]
  return folders.find((folder) => PROGRAMS[name].anyOf.some((file) => canRun(folder, file)))
}

/** True when a file of that name in a folder of PATH can be run. */
export const onPath = (file) => pathFolders().some((folder) => canRun(folder, file))

const pathFolders = () => (process.env.PATH ?? '').split(delimiter)

// The newest release first.
function postgresqlFolders() {
  try {
    const releases = readdirSync(POSTGRESQL).sort((a, b) => Number(b) - Number(a))
    return releases.map((release) => join(POSTGRESQL, release, 'bin'))
  } catch {
    return []
  }
}

function canRun(folder, file) {
  try {
    accessSync(join(folder, file), constants.X_OK)
    return true
  } catch {
    return false
  }
}
