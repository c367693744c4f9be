import type { HttpRequest } from './http-types.ts'

/** A request's headers as the web platform's `Headers`. */
export function webHeaders(request: Pick<HttpRequest, 'headers'>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    for (const each of [value ?? []].flat()) headers.append(name, each)
  return headers
}
