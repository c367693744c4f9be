import { type Logger, pino, stdSerializers } from 'pino'

export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

export type { Logger }

/** Where a log line goes: a file descriptor (1 standard output, 2 standard error), or a sink. */
export type LogSink = 1 | 2 | { readonly write: (line: string) => void }

// Names under which a secret could slip into a log line, at the top or one level down.
const SECRET_NAMES = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'apiKey',
  'key',
  'authKey',
  '["set-cookie"]',
]
const SECRET_PATHS = SECRET_NAMES.flatMap((name) =>
  name.startsWith('[') ? [name, `*${name}`] : [name, `*.${name}`],
)

const withoutCredentials = (line: string): string => line.replace(/(\w:\/\/)[^/\s@"]*@/g, '$1***@')

/** A logger that writes one JSON object a line; secrets and credentials inside addresses come out masked. */
export function createLogger(options: {
  readonly name: string
  readonly level: LogLevel
  readonly to?: LogSink
}): Logger {
  const { name, level, to = 1 } = options
  return pino(
    {
      name,
      level,
      base: { name },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: SECRET_PATHS, censor: '***' },
      serializers: { err: serializeError },
      // Over the whole line, as an error's message also becomes the line's own.
      hooks: { streamWrite: withoutCredentials },
    },
    // Synchronous: no line is lost when the process ends.
    typeof to === 'number' ? pino.destination({ dest: to, sync: true }) : to,
  )
}

// Only what tells where it went wrong: drivers hang rows, queries and parameters on their errors.
function serializeError(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { type, message, stack } = stdSerializers.err(error)
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {}
  return { type, ...code, message, stack }
}
