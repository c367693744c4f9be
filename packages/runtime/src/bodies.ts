import formbody from '@fastify/formbody'
import type { HttpRequest, HttpServer } from './http-types.ts'
import { ProblemError, problem } from './problem.ts'
import { decodeUtf8 } from './text.ts'

const notUtf8 = (): ProblemError =>
  new ProblemError(problem(400, 'invalid_encoding', 'The body is not valid UTF-8; send it encoded as UTF-8.'))

const invalidJson = (): ProblemError =>
  new ProblemError(
    problem(
      400,
      'invalid_json',
      "The body is not valid JSON, or names a key such as '__proto__'; mend it and send it again.",
    ),
  )

const otherCharset = (): ProblemError =>
  new ProblemError(
    problem(415, 'unsupported_charset', 'Only UTF-8 is taken; send the body encoded as UTF-8.'),
  )

/** Takes JSON bodies as strict UTF-8, without keys that could reach an object's prototype; nothing else is taken. */
export function takeJson(app: HttpServer): void {
  app.removeAllContentTypeParsers()
  // The framework's own parser refuses '__proto__' and 'constructor.prototype' keys, also in escaped spellings.
  const parse = app.getDefaultJsonParser('error', 'error')
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(request.headers['content-type'] ?? '')?.[1]
    if (charset !== undefined && !/^utf-?8$/i.test(charset)) return done(otherCharset())
    const text = typeof body === 'string' ? body : decodeUtf8(body)
    if (text === undefined) return done(notUtf8())
    // Clients name the type even where there is nothing to send; a route that needs a body says that one is required.
    if (text === '') return done(null, undefined)
    parse(request, text, (error, value) => (error === null ? done(null, value) : done(invalidJson())))
  })
}

/** Takes HTML forms (`application/x-www-form-urlencoded`) in this plugin's routes, as strict UTF-8. */
export async function takeForms(app: HttpServer): Promise<void> {
  await app.register(formbody, { parser: formFields })
}

/** Takes bodies of these types in this plugin's routes as they are, up to `limit` bytes: the route gets a Buffer. */
export function takeBytes(app: HttpServer, types: readonly string[], limit: number): void {
  app.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit: limit }, (_, body, done) =>
    done(null, body),
  )
}

/** Takes forms with files (`multipart/form-data`) in this plugin's routes, up to `limit` bytes: the route gets a FormData. */
export function takeUploads(app: HttpServer, limit: number): void {
  app.addContentTypeParser(
    'multipart/form-data',
    { parseAs: 'buffer', bodyLimit: limit },
    async (request: HttpRequest, body: string | Buffer) => {
      const type = request.headers['content-type'] ?? ''
      try {
        return await new Response(body, { headers: { 'content-type': type } }).formData()
      } catch {
        throw new ProblemError(
          problem(400, 'invalid_form', 'The form can not be read as multipart/form-data; send it again.'),
        )
      }
    },
  )
}

/** A form's text → its fields; of a name that comes twice the last counts. Throws a ProblemError on invalid UTF-8. */
export function formFields(text: string): Record<string, string> {
  const fields: Record<string, string> = Object.create(null)
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const [name, value] = at === -1 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    fields[decodePart(name)] = decodePart(value)
  }
  return fields
}

function decodePart(text: string): string {
  // Browsers escape everything outside ASCII; the framework has put U+FFFD where raw bytes were no UTF-8.
  if (text.includes('\uFFFD')) throw notUtf8()
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    throw notUtf8()
  }
}
