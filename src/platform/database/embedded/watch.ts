const every = 500
/** How long it waits before it tries again: after the first failure, and at most */
const pauses = { first: 5_000, longest: 60_000 }

interface Watched {
  /** Whether the server still runs; asked twice a second. */
  runs(): boolean
  /** Starts it again where it was. */
  restart(): Promise<void>
  progress(message: string): void
}

/**
 * Starts the server again when it has died: connections find it where it was, and what was acknowledged is there. At
 * once; when it does not start, after pauses that grow to a minute, so that a full disk does not fill the log as well.
 * @returns what ends the watch; a restart under way is waited for
 */
export function watchServer({ runs, restart, progress }: Watched): () => Promise<void> {
  let failures = 0
  let notBefore = 0
  let under: Promise<void> | undefined

  const again = async () => {
    progress('PostgreSQL has ended; starting it again …')
    try {
      await restart()
      failures = 0
      progress('PostgreSQL runs again')
    } catch (error) {
      const pause = Math.min(pauses.first * 2 ** failures, pauses.longest)
      failures += 1
      notBefore = Date.now() + pause
      const { message } = error as Error
      progress(`PostgreSQL could not be started again, next attempt in ${pause / 1000} s: ${message}`)
    }
  }
  const look = () => {
    if (under || Date.now() < notBefore || runs()) return
    under = again().finally(() => {
      under = undefined
    })
  }
  const timer = setInterval(look, every)
  // It keeps no program from ending.
  timer.unref()
  return async () => {
    clearInterval(timer)
    await under
  }
}
