import { outageOf } from './outage.ts'
import { type Problem, ProblemError, problem } from './problem.ts'

/** Any error that reached the server → the problem that its client is told. What it says itself stays in the log. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  switch (outageOf(error)) {
    case 'unavailable':
      return problem(
        503,
        'unavailable',
        'A service that this needs is away; nothing was changed, try again shortly.',
      )
    case 'full':
      return problem(
        507,
        'storage_full',
        'The storage is full; nothing was changed, try again once there is room.',
      )
    case undefined:
      return frameworkProblem(error)
  }
}

function frameworkProblem(error: unknown): Problem {
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : 500
  switch (status) {
    case 413:
      return problem(413, 'too_large', 'The body is larger than this server takes; send less at once.')
    case 414:
      return problem(414, 'address_too_long', 'The address is longer than this server takes; shorten it.')
    case 415:
      return problem(
        415,
        'unsupported_media_type',
        "This content type is not taken here; send 'application/json'.",
      )
    case 404:
      return problem(404, 'not_found', 'There is nothing at this address.')
    default:
      return typeof status === 'number' && status >= 400 && status < 500
        ? problem(status, 'bad_request', 'The request can not be read; check its address, headers and body.')
        : problem(500, 'internal', 'Something went wrong here; it has been noted, try again later.')
  }
}
