import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { HttpServer } from './http-types.ts'

export interface OpenApiOptions {
  readonly title: string
  readonly version: string
  readonly description: string
  /** Only routes below this path are described, and the description is served there as `openapi.json`. */
  readonly prefix: string
  /** The name of the session cookie. */
  readonly cookie: string
}

/** Describes the routes that are registered after it (OpenAPI 3.1) at `{prefix}/openapi.json`. */
export async function addOpenApi(app: HttpServer, options: OpenApiOptions): Promise<void> {
  const { title, version, description, prefix, cookie } = options
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title, version, description },
      servers: [{ url: '/' }],
      components: {
        securitySchemes: {
          bearer: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: cookie },
        },
      },
      security: [{ bearer: [] }, { session: [] }],
    },
    transform: (route) =>
      route.url.startsWith(`${prefix}/`)
        ? jsonSchemaTransform(route)
        : { schema: { hide: true }, url: route.url },
  })
  app.get(`${prefix}/openapi.json`, { schema: { hide: true } }, async (_, reply) => {
    reply.header('cache-control', 'no-cache')
    return app.swagger()
  })
}
