import cookie from '@fastify/cookie'
import fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { createSerializerCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import type { Logger } from 'pino'
import type { z } from 'zod'
import { allowedMethods } from './allowed-methods.ts'
import { takeJson } from './bodies.ts'
import { refuseClient } from './client-error.ts'
import { problemOf } from './error-problem.ts'
import type { HttpReply, HttpRequest, HttpServer } from './http-types.ts'
import { type HttpLimits, withDefaults } from './limits.ts'
import { guardOrigin } from './origin-guard.ts'
import { type Problem, ProblemError, problem } from './problem.ts'
import { SECURITY_HEADERS } from './security-headers.ts'
import { sendProblem } from './send-problem.ts'
import { checkWith } from './validation.ts'

export interface HttpServerOptions {
  readonly log: Logger
  readonly limits?: Partial<HttpLimits>
  /** Proxies whose X-Forwarded-* headers are believed; none by default. */
  readonly trustProxy?: readonly string[]
  /** The page that a browser gets for a problem; undefined where problem details should do. */
  readonly errorPage?: (
    request: HttpRequest,
    problem: Problem,
  ) => Promise<string | undefined> | string | undefined
}

/**
 * A server with what every server of ours has: strict bodies, limits, security headers, a guard against other sites'
 * requests, zod schemas on routes, and every error as problem details. Register plugins, then `listen`.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const limits = withDefaults(options.limits)
  const answer = answerWith(options)
  const loggerInstance: FastifyBaseLogger = options.log
  const app: HttpServer = fastify({
    loggerInstance,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: limits.bodyBytes,
    requestTimeout: limits.requestMs,
    keepAliveTimeout: limits.keepAliveMs,
    // While stopping, our own hook answers in the shape of every other error.
    return503OnClosing: false,
    trustProxy: options.trustProxy === undefined ? false : [...options.trustProxy],
    routerOptions: { maxParamLength: limits.paramCharacters, ignoreTrailingSlash: false },
    http: {
      maxHeaderSize: limits.headerBytes,
      headersTimeout: limits.headersMs,
      connectionsCheckingInterval: Math.min(1000, limits.headersMs),
    },
    frameworkErrors: (error, request, reply) => {
      reply.headers(SECURITY_HEADERS)
      return answer(request, reply, problemOf(error))
    },
    clientErrorHandler: refuseClient,
  }).withTypeProvider<ZodTypeProvider>()

  app.setValidatorCompiler<z.core.$ZodType>(({ schema, httpPart }) => (data: unknown) => {
    const checked = checkWith(schema, data ?? undefined)
    if (checked.ok) return { value: checked.value }
    return { error: new ProblemError(invalid(httpPart, checked.errors)) }
  })
  app.setSerializerCompiler(createSerializerCompiler())
  takeJson(app)
  await app.register(cookie)
  addHooks(app, options.log)
  guardOrigin(app)

  const methods = allowedMethods()
  app.addHook('onRoute', methods.add)
  app.setNotFoundHandler(async (request, reply) => {
    const path = request.url.split('?', 1)[0] ?? request.url
    const allowed = methods.at(path)
    if (allowed.length === 0 || allowed.includes(request.method))
      return answer(request, reply, problem(404, 'not_found', 'There is nothing at this address.'))
    reply.header('allow', allowed.join(', '))
    return answer(
      request,
      reply,
      problem(405, 'method_not_allowed', `This address takes ${allowed.join(', ')}, not ${request.method}.`),
    )
  })
  app.setErrorHandler(async (error, request, reply) => {
    const told = problemOf(error)
    if (told.status >= 500)
      request.log.error({ err: error, method: request.method, status: told.status }, 'request failed')
    return answer(request, reply, told)
  })
  return app
}

const invalid = (part: string | undefined, errors: NonNullable<Problem['errors']>): Problem => {
  const names = errors.map(({ field, message }) =>
    field === '' ? `The ${part ?? 'request'} ${message}` : `${field} ${message}`,
  )
  const detail = `${errors.length === 1 ? 'One field is' : `${errors.length} fields are`} not as they must be: ${names.slice(0, 3).join(' ')}`
  return problem(part === 'body' ? 422 : 400, 'invalid_fields', detail, { errors })
}

const answerWith =
  ({ errorPage }: HttpServerOptions) =>
  async (request: HttpRequest, reply: HttpReply, told: Problem): Promise<HttpReply> => {
    const page = wantsPage(request) ? await errorPage?.(request, told) : undefined
    if (page === undefined) return sendProblem(reply, told)
    return reply
      .code(told.status)
      .header('cache-control', 'no-store')
      .type('text/html; charset=utf-8')
      .send(page)
  }

const wantsPage = ({ headers }: HttpRequest): boolean => headers.accept?.includes('text/html') === true

function addHooks(app: HttpServer, log: Logger): void {
  let stopping = false
  app.addHook('preClose', async () => {
    stopping = true
  })
  app.addHook('onRequest', async (request, reply) => {
    reply.headers(SECURITY_HEADERS)
    if (stopping) {
      reply.header('connection', 'close')
      return sendProblem(reply, problem(503, 'stopping', 'This service is stopping; try again shortly.'))
    }
    // PostgreSQL takes no NUL in text, and no address of ours has one.
    if (/%00/.test(request.url)) {
      const inPath = /^[^?]*%00/.test(request.url)
      return sendProblem(
        reply,
        inPath
          ? problem(404, 'not_found', 'There is nothing at this address.')
          : problem(400, 'bad_request', "The address holds a NUL character ('%00'); leave it out."),
      )
    }
    return
  })
  app.addHook('onResponse', async (request, reply) => {
    log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    )
  })
}
