import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { localitySettings } from '../../src/locality/index.ts'
import { peopleOf } from '../../src/modules/authority/index.ts'
import { config, projectDir } from '../../src/platform/config.ts'
import type { Database } from '../../src/platform/database/index.ts'
import { buildServer } from '../../src/platform/http/index.ts'
import { openIdentity } from '../../src/platform/identity/index.ts'
import type { SiteClock } from '../../src/platform/site-clock.ts'
import { rooms } from '../../src/rooms.ts'
import { testDatabase } from './database.ts'
import { laoCai } from './localities.ts'
import { turnedClock } from './turned-clock.ts'

export interface TestSite {
  /** Address without a slash at the end. */
  url: string
  /** A file's database is not shared: what is enacted here is seen here only. */
  database: Database
  /** The day that it is there. A test may turn it on: everybody finds the site on another day then. */
  today: string
  /** The day and its moments. */
  clock: SiteClock
}

/**
 * The whole site as `npm start` serves it, on Lào Cai and a database of the calling file alone, with the
 * demonstration sign-in, on the given day. Call it in `beforeAll`; it closes when the file is done.
 */
export async function openSite(today = '2026-01-15'): Promise<TestSite> {
  const database = await testDatabase(await laoCai())
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-journey-'))
  const site: TestSite = { url: '', database, today, clock: turnedClock(() => site.today) }
  const settings = config({
    HAICAP_DATA: dataDir,
    HAICAP_LOG_LEVEL: 'silent',
    HAICAP_SESSION_SECRET: 'j'.repeat(32),
    PORT: String(await freePort())
  })
  const place = await localitySettings(settings.locality)
  const { personClaim } = settings
  const people = peopleOf(database, { personClaim, ...place, today: () => site.today })
  const identity = await openIdentity(settings, database, people)
  const server = await buildServer({
    database,
    config: settings,
    site: { ...place, demonstration: true },
    rooms,
    identity,
    clock: site.clock,
    requestsPerMinute: 100_000,
    assetsFolder: join(projectDir, '.test', 'assets')
  })
  site.url = await server.listen({ host: settings.host, port: settings.port })
  afterAll(async () => {
    await server.close()
    await rm(dataDir, { recursive: true, force: true })
  })
  return site
}

/** The provider must know the port before anything listens on it. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port'))
      )
    })
  })
}
