import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'

/** A file that pages refer to. Its address holds the hash of its content, so browsers may keep it for ever. */
export interface Asset {
  /** `/assets/page.3f9a1c20.css` */
  readonly path: string
  readonly type: string
  readonly body: string | Buffer
}

const TYPES = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml; charset=utf-8',
  woff2: 'font/woff2',
  png: 'image/png',
} as const

/** The kinds of file that are served, by ending. */
export type AssetKind = keyof typeof TYPES

/** Makes an asset of a content; `name` and `kind` make up the readable part of its address. */
export function asset(name: string, kind: AssetKind, body: string | Buffer): Asset {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12)
  return { path: `/assets/${name}.${hash}.${kind}`, type: TYPES[kind], body }
}

/** One stylesheet of several files, in that order. Read once, when a service starts. */
export const stylesheet = (name: string, files: readonly URL[]): Asset =>
  asset(name, 'css', files.map((file) => readFileSync(fileURLToPath(file), 'utf8')).join('\n'))

const YEAR_SECONDS = 31_536_000

/**
 * Serves assets for a year. Services that share one server may each serve the same ones: an address that is there
 * already is left alone.
 */
export function serveAssets(app: FastifyInstance, assets: readonly Asset[]): void {
  for (const { path, type, body } of assets) {
    if (app.hasRoute({ method: 'GET', url: path })) continue
    app.get(path, { logLevel: 'warn' }, (_request, reply) =>
      reply
        .header('cache-control', `public, max-age=${YEAR_SECONDS}, immutable`)
        .header('content-type', type)
        .send(body),
    )
  }
}
