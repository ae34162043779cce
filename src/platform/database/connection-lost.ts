const codes = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'EHOSTUNREACH', 'ETIMEDOUT', '53300'])
/** What the driver says of a connection that broke, without a code. */
const words =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|timeout exceeded when trying to connect)/

/** Whether something failed because the database is not there, or is just ending or beginning. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  if (typeof code !== 'string') return words.test(error.message)
  // The file of its socket is gone while the server is down.
  return codes.has(code) || (code === 'ENOENT' && syscall === 'connect') || /^(08|57P)/.test(code)
}
