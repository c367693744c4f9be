import swagger from '@fastify/swagger'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type { HttpServer } from './http-types.ts'

const text = { type: 'string' }

/** What every route answers when it does not do what was asked. */
const PROBLEM = {
  description: 'Problem details (RFC 9457) with a stable code; a validation error names every wrong field',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        required: ['type', 'status', 'title', 'code', 'detail'],
        properties: {
          type: text,
          status: { type: 'integer' },
          title: text,
          code: text,
          detail: text,
          errors: {
            type: 'array',
            items: {
              type: 'object',
              required: ['field', 'pointer', 'message'],
              properties: { field: text, pointer: text, message: text },
            },
          },
        },
      },
    },
  },
}

const objectOf = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

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
    transform: (route) => {
      if (!route.url.startsWith(`${prefix}/`)) return { schema: { hide: true }, url: route.url }
      const { schema, url } = jsonSchemaTransform(route)
      const { response } = schema
      return { schema: { ...schema, response: { ...objectOf(response), default: PROBLEM } }, url }
    },
  })
  app.get(`${prefix}/openapi.json`, { schema: { hide: true } }, async (_, reply) => {
    reply.header('cache-control', 'no-cache')
    return app.swagger()
  })
}
