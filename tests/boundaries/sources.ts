import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Source {
  /** From the root of the checkout: `packages/domain/src/ids.ts`. */
  readonly path: string
  readonly text: string
}

const ROOT = join(import.meta.dirname, '..', '..')

/** Every source of every room, without tests and what only tests use. */
export function allSources(): Source[] {
  return ['packages', 'services'].flatMap((kind) =>
    readdirSync(join(ROOT, kind)).flatMap((room) => {
      const folder = join(kind, room, 'src')
      return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
        .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), 'utf8') }))
    }),
  )
}
