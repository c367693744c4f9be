/** Whether the library itself said no (wrong password, unknown address, no address at all), rather than fail. */
export const isRefusedByLibrary = (error: unknown): boolean =>
  error instanceof Error &&
  error.name === 'APIError' &&
  'statusCode' in error &&
  typeof error.statusCode === 'number' &&
  error.statusCode < 500
