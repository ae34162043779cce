import { readdirSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { relative } from 'node:path'
import { sql } from 'kysely'
import { goOnAfterRestore } from '../modules/dossiers/index.ts'
import { type Config, config } from '../platform/config.ts'
import { type Database, openDatabase, read } from '../platform/database/index.ts'
import type { Day } from '../platform/day.ts'
import { refusal } from '../platform/problem.ts'
import { type Actor, systemActor } from '../platform/record/index.ts'
import { siteClock } from '../platform/site-clock.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with once the database is open. */
export interface Session {
  config: Config
  database: Database
  /** The present day where the province is. */
  today: Day
  timeZone: string
  actor: Actor
}

/**
 * Opens the database that the environment names, whether or not a server runs on it, and closes it afterwards.
 * @param needs 'locality': there must be something to ask about; 'nothing': the database is made if need be
 * @throws refusal that names the command to load a locality
 */
export async function withSession<T>(
  terminal: Terminal,
  needs: 'locality' | 'nothing',
  work: (session: Session) => Promise<T>
): Promise<T> {
  const settings = config(terminal.env)
  // A mistyped folder shall not become a new, blank province.
  if (needs === 'locality' && !settings.databaseUrl && isBlank(settings.dataDir))
    throw nothingLoaded(settings)
  const database = await openDatabase(settings, { progress: (text) => terminal.note(text) })
  try {
    await goOnAfterRestore(database)
    const timeZone = await timeZoneOf(database)
    if (needs === 'locality' && !timeZone) throw nothingLoaded(settings)
    const zone = timeZone ?? Temporal.Now.timeZoneId()
    return await work({
      config: settings,
      database,
      today: siteClock(settings.clock, zone).today(),
      timeZone: zone,
      actor: systemActor(`cli:${userName()}`)
    })
  } finally {
    await database.close()
  }
}

function isBlank(folder: string): boolean {
  const found = statSync(folder, { throwIfNoEntry: false })
  // What is no folder is refused, in words, where the database is opened.
  return !found || (found.isDirectory() && readdirSync(folder).length === 0)
}

function nothingLoaded({ databaseUrl, dataDir, locality, schema }: Config) {
  const place = databaseUrl ? schema : dataDir
  return refusal('cli.nothing_loaded', { place, locality: relative(process.cwd(), locality) || '.' })
}

async function timeZoneOf(database: Database): Promise<string | undefined> {
  const found = await read(database, (tx) =>
    sql<{ zone: string }>`select time_zone as zone from locality limit 1`.execute(tx)
  )
  return found.rows[0]?.zone
}

/** The account at the keyboard; in some containers it has no name. */
function userName(): string {
  try {
    return userInfo().username
  } catch {
    return String(process.getuid?.() ?? 'unknown')
  }
}
