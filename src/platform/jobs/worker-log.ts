import { Logger } from 'graphile-worker'

/** The part of a structured log that jobs need; Fastify's `app.log` fits. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** The worker's own words as structured log lines; silent without a log. */
export function workerLogger(log?: Log): Logger {
  return new Logger((scope) => (level, message, meta) => {
    if (!log) return
    const fields = { ...scope, ...meta }
    if (level === 'error') log.error(fields, message)
    else if (level === 'warning') log.warn(fields, message)
    else log.debug(fields, message)
  })
}
