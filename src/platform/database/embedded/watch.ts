const every = 500
const pause = 5000

interface Watched {
  /** Whether the server still runs; asked twice a second. */
  runs(): boolean
  /** Starts it again where it was. */
  restart(): Promise<void>
  progress(message: string): void
}

/**
 * Starts the server again when it has died: connections find it where it was, and what was acknowledged is there.
 * @returns what ends the watch; a restart under way is waited for
 */
export function watchServer({ runs, restart, progress }: Watched): () => Promise<void> {
  let notBefore = 0
  let under: Promise<void> | undefined
  const timer = setInterval(() => {
    if (under || Date.now() < notBefore || runs()) return
    progress('PostgreSQL has ended; starting it again …')
    under = restart()
      .catch((error: Error) => {
        notBefore = Date.now() + pause
        progress(`PostgreSQL could not be started again: ${error.message}`)
      })
      .finally(() => {
        under = undefined
      })
  }, every)
  // It keeps no program from ending.
  timer.unref()
  return async () => {
    clearInterval(timer)
    await under
  }
}
