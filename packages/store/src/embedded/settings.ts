/** What the server is started with, chosen for one machine that it shares with everything else. */
export interface ServerSettings {
  /** Every queue and worker holds a pool and a listening connection; 150 leaves room for the tools beside them. */
  readonly maxConnections: number
  readonly sharedBuffers: string
  /** False: nothing is forced to the disk. For throwaway databases of tests. */
  readonly durable: boolean
}

export const DEFAULT_SERVER: ServerSettings = { maxConnections: 150, sharedBuffers: '128MB', durable: true }

/** The settings as arguments of `postgres`. It listens on the loopback interface only, and has no socket file. */
export function serverArguments(settings: ServerSettings, folder: string, port: number): string[] {
  const values: Readonly<Record<string, string | number>> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: settings.maxConnections,
    shared_buffers: settings.sharedBuffers,
    // A small write-ahead log: a thousand cases make some 30 MB of it.
    max_wal_size: '256MB',
    wal_level: 'minimal',
    max_wal_senders: 0,
    jit: 'off',
    fsync: settings.durable ? 'on' : 'off',
    synchronous_commit: settings.durable ? 'on' : 'off',
    full_page_writes: settings.durable ? 'on' : 'off',
    // A client that has gone must not hold its locks for hours.
    tcp_keepalives_idle: 60,
    idle_in_transaction_session_timeout: '5min',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    lc_messages: 'C',
  }
  return ['-D', folder, ...Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}
