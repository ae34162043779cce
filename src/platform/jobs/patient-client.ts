import pg from 'pg'
import { isConnectionLost } from '../database/index.ts'

/**
 * A connection whose loss the queue takes as a reason to try again. It knows that by a few codes; a loss without one of
 * them, while it notes that a job is done, would end the whole process.
 */
export class PatientClient extends pg.Client {
  override connect(callback?: unknown): never {
    const connect = super.connect as Asked
    if (typeof callback !== 'function') return retried(connect.call(this))
    return connect.call(this, (error: unknown, ...rest: unknown[]) =>
      callback(marked(error), ...rest)
    ) as never
  }

  override query(...given: unknown[]): never {
    return retried((super.query as Asked).call(this, ...given))
  }
}

type Asked = (...given: unknown[]) => unknown

/** Calls with a callback answer nothing, and are left as they are. */
function retried(asked: unknown): never {
  if (!(asked instanceof Promise)) return asked as never
  return asked.catch((error: unknown) => {
    throw marked(error)
  }) as never
}

function marked(error: unknown): unknown {
  return isConnectionLost(error) ? Object.assign(error as Error, { code: 'ETIMEDOUT' }) : error
}
