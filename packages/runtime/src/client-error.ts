import type { Socket } from 'node:net'
import { type Problem, problem } from './problem.ts'
import { SECURITY_HEADERS } from './security-headers.ts'

/** Answers a connection whose bytes never became a request (too slow, too large, no HTTP), and ends it. */
export function refuseClient(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const told = problemOf(error.code)
  const body = JSON.stringify(told)
  const headers = {
    ...SECURITY_HEADERS,
    'content-type': 'application/problem+json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    connection: 'close',
  }
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.end([`HTTP/1.1 ${told.status} ${told.title}`, ...lines, '', body].join('\r\n'))
}

function problemOf(code: string | undefined): Problem {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problem(408, 'request_timeout', 'The request took too long to arrive; send it again faster.')
    case 'HPE_HEADER_OVERFLOW':
      return problem(
        431,
        'headers_too_large',
        'The headers are larger than this server takes; send less of them.',
      )
    default:
      return problem(400, 'bad_request', 'This is not an HTTP request that can be read.')
  }
}
