import type { Config } from '../../../platform/config.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { fileStore } from '../../../platform/files/index.ts'
import { type LoopOptions, type RunningLoop, startLoop } from '../../../platform/jobs/index.ts'
import type { SiteClock } from '../../../platform/site-clock.ts'
import { portalFormatOn } from './format.ts'
import type { ActMeans } from './in/perform-message.ts'
import { pullMessages } from './in/pull.ts'
import { takeInDue } from './in/take-in.ts'
import { tellApplicants } from './notices/tell-applicants.ts'
import { portalAt } from './out/portal.ts'
import { tellPortal } from './out/tell.ts'

export interface ExchangeOptions extends LoopOptions {
  config: Pick<Config, 'exchange' | 'dataDir' | 'schema' | 'files' | 'publicUrl'>
  clock: SiteClock
}

/** How long a portal that does not answer is left alone (milliseconds). */
const restFor = 30_000
/** How often a portal is asked for its messages (milliseconds). */
const pullEvery = 10_000

/**
 * Exchanges dossiers for as long as the process runs: applicants are told, messages that wait are acted on, and the
 * portal, when there is one, is told and asked. The ways do not wait for each other. Any number of processes share the work.
 */
export function startExchange(database: Database, options: ExchangeOptions): RunningLoop {
  const { config, clock } = options
  const portal = config.exchange
  const means = (): ActMeans => ({
    store: fileStore(config),
    portal,
    now: clock.moment()
  })
  const way = (name: string, round: () => Promise<unknown>, every = options.every) =>
    startLoop(name, async () => void (await round()), { ...options, ...(every && { every }) })
  const ways = [
    way('notices to applicants', () => tellApplicants(database, config.publicUrl)),
    way('messages of the portal', () => takeInDue(database, means()))
  ]
  if (portal) {
    let restsUntil = 0
    ways.push(
      way('national portal', async () => {
        if (Date.now() < restsUntil) return
        const format = await read(database, (tx) => portalFormatOn(tx, clock.today()))
        if (!format) return
        const telling = { portal: portalAt(portal, format), format, agency: portal.agency }
        const { away } = await tellPortal(database, telling)
        if (away) restsUntil = Date.now() + restFor
      })
    )
    const log = (problem: unknown) =>
      options.log?.warn({ err: problem }, 'a message of the portal cannot be read')
    if (portal.pull)
      ways.push(way('list of the portal', () => pullMessages(database, portal, means(), log), pullEvery))
  }
  return {
    async stop() {
      await Promise.all(ways.map((one) => one.stop()))
    }
  }
}
