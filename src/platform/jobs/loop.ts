import { setTimeout } from 'node:timers/promises'
import type { Log } from './worker-log.ts'

export interface LoopOptions {
  log?: Log
  /** Milliseconds between the end of a round and the next. */
  every?: number
}

/** Something that goes on by itself; `stop` lets the round under way finish. */
export interface RunningLoop {
  stop(): Promise<void>
}

/**
 * Does something again and again, for what must follow within a second; what may wait a minute is a task by the
 * clock. A round that fails is logged and the next one comes all the same.
 */
export function startLoop(
  name: string,
  round: () => Promise<void>,
  { log, every = 1000 }: LoopOptions = {}
): RunningLoop {
  const stopped = new AbortController()
  const going = (async () => {
    while (!stopped.signal.aborted) {
      await round().catch((error: unknown) => log?.error({ err: error }, `${name} failed`))
      await pause(every, stopped.signal)
    }
  })()
  return {
    async stop() {
      stopped.abort()
      await going
    }
  }
}

/** Ends early, and without an error, when it is stopped. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await setTimeout(milliseconds, undefined, { signal }).catch(() => undefined)
}

const longest = 6 * 3600

/** Seconds to wait before another attempt: 1 minute, doubled each time, 6 hours at most. */
export function pauseAfter(attempts: number): number {
  return Math.min(60 * 2 ** Math.max(0, attempts - 1), longest)
}
