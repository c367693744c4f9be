import type { IncomingMessage, ServerResponse } from 'node:http'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawServerDefault,
} from 'fastify'
import type { FastifyPluginAsyncZod, ZodTypeProvider } from 'fastify-type-provider-zod'

/** A server, or the part of one that a plugin sees: routes take zod schemas, and their types follow. */
export type HttpServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** A group of routes; give it to `server.register`, with a `prefix` where it should live. */
export type HttpPlugin = FastifyPluginAsyncZod

export type HttpRequest = FastifyRequest
export type HttpReply = FastifyReply
