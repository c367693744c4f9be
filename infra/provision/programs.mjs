import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

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
  'redis-server': { anyOf: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
}

/** True when one of the program's names is on PATH. */
export const isThere = (name) => PROGRAMS[name].anyOf.some(onPath)

/** True when a file of that name in a folder of PATH can be run. */
export function onPath(file) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, file), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}
