import type { Database } from '../database/index.ts'
import { type LoopOptions, type RunningLoop, startLoop } from '../jobs/index.ts'
import { addressesAtOnce, claim, serve } from './deliver.ts'
import { distributeEvents } from './distribute.ts'
import { type PostOptions, poster } from './post.ts'

/**
 * Tells addresses of events for as long as the process runs. Each address is served beside the others: who is slow
 * or down holds up nobody. Any number of processes share the work.
 */
export function startWebhooks(database: Database, options: LoopOptions & PostOptions = {}): RunningLoop {
  const post = poster(options)
  const serving = new Set<Promise<unknown>>()
  const stopped = new AbortController()
  const loop = startLoop(
    'webhooks',
    async () => {
      await distributeEvents(database)
      for (const listener of await claim(database, new Date(), addressesAtOnce - serving.size)) {
        const work = serve(database, listener, { post, signal: stopped.signal })
          .catch((error: unknown) =>
            options.log?.error({ err: error, webhook: listener.id }, 'webhook failed')
          )
          .finally(() => serving.delete(work))
        serving.add(work)
      }
    },
    options
  )
  return {
    async stop() {
      stopped.abort()
      await loop.stop()
      await Promise.all(serving)
    }
  }
}
