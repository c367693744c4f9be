import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Source {
  /** From the root of the checkout: `packages/domain/src/ids.ts`. */
  readonly path: string
  readonly text: string
}

const ROOT = join(import.meta.dirname, '..', '..')

/** Tests, and what only tests use: `x.test.ts`, `x.testing.ts`, all in a folder `testing`, `test-site.ts`. */
export const isForTests = (path: string): boolean =>
  /\.(?:test|testing)\.tsx?$|\/testing\/|\/test-[\w-]+\.tsx?$/.test(path)

/** Every source of every room, without what is for tests. */
export function allSources(): Source[] {
  return ['packages', 'services'].flatMap((kind) =>
    readdirSync(join(ROOT, kind)).flatMap((room) => {
      const folder = join(kind, room, 'src')
      return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => /\.tsx?$/.test(file) && !isForTests(`/${file}`))
        .map((file) => ({ path: `${folder}/${file}`, text: readFileSync(join(ROOT, folder, file), 'utf8') }))
    }),
  )
}
