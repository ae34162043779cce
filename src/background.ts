import {
  announceSoon,
  announceTask,
  announceTaskName,
  announceTimetable
} from './modules/changeover/announcements/index.ts'
import {
  recomputeTask,
  recomputeTaskName,
  sealBooksTask,
  sealBooksTaskName,
  sealBooksTimetable,
  startExchange,
  warnTask,
  warnTaskName,
  warnTimetable
} from './modules/dossiers/index.ts'
import type { Config } from './platform/config.ts'
import type { Database } from './platform/database/index.ts'
import { fileStore, sweepFilesTask, sweepFilesTaskName, sweepFilesTimetable } from './platform/files/index.ts'
import { type Log, startWorker } from './platform/jobs/index.ts'
import { sendersOf, startNotices } from './platform/notices/index.ts'
import { sealTask, sealTaskName, sealTimetable } from './platform/record/index.ts'
import type { SiteClock } from './platform/site-clock.ts'
import { startWebhooks } from './platform/webhooks/index.ts'

/**
 * What runs beside requests: jobs by the clock and by acts, and whatever tells others of what happened. Several processes may
 * run it side by side.
 * @returns what ends it, in reverse order
 */
export async function startBackground(
  database: Database,
  settings: Config,
  { log, clock }: { log: Log; clock: SiteClock }
): Promise<AsyncDisposableStack> {
  const running = new AsyncDisposableStack()
  const tasks = {
    [sealTaskName]: sealTask,
    [sealBooksTaskName]: sealBooksTask,
    [recomputeTaskName]: recomputeTask,
    [warnTaskName]: warnTask(clock, settings.publicUrl),
    [announceTaskName]: announceTask(clock),
    [sweepFilesTaskName]: sweepFilesTask(fileStore(settings))
  }
  const timetables = [
    sealTimetable,
    sealBooksTimetable,
    warnTimetable,
    announceTimetable,
    sweepFilesTimetable
  ]
  const worker = await startWorker(database, tasks, { log, timetable: timetables.join('\n') })
  running.defer(() => worker.stop())
  await announceSoon(database)
  const { privateWebhooks: privateAddresses } = settings.messages
  const loops = [
    startWebhooks(database, { log, privateAddresses }),
    startNotices(database, sendersOf(settings), { log }),
    startExchange(database, { log, config: settings, clock })
  ]
  for (const loop of loops) running.defer(() => loop.stop())
  return running
}
