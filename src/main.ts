import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import type { FastifyInstance } from 'fastify'
import { startBackground } from './background.ts'
import { sayError } from './cli/say-problem.ts'
import { processTerminal, type Terminal } from './cli/terminal.ts'
import { loadLocality, localitySettings } from './locality/index.ts'
import { peopleOf } from './modules/authority/index.ts'
import { goOnAfterRestore } from './modules/dossiers/index.ts'
import { type Config, config } from './platform/config.ts'
import { openDatabase } from './platform/database/index.ts'
import { buildServer } from './platform/http/index.ts'
import { openIdentity } from './platform/identity/index.ts'
import { prepareJobs } from './platform/jobs/index.ts'
import { unavailable } from './platform/problem.ts'
import { siteClock } from './platform/site-clock.ts'
import { rooms } from './rooms.ts'

const terminal = processTerminal()
const { note, t } = terminal

/** Whatever is open, to be closed in reverse order. */
const open = new AsyncDisposableStack()
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
const grace = closeWithGrace({ delay: 10_000, logger: false, skip: [...signals] }, async ({ err }) => {
  if (err) sayError(terminal, err)
  else note(t('http.start.stopping'))
  await open.disposeAsync()
})

// npm hands Ctrl-C on to a program that the terminal has told already: the second is no reason to hurry.
let stopping = false
for (const signal of signals) {
  process.on(signal, () => {
    if (!stopping) grace.close()
    stopping = true
  })
}

try {
  await start()
} catch (error) {
  sayError(terminal, error)
  process.exitCode = 1
  grace.uninstall()
  await open.disposeAsync()
}

/** From settings to a server that listens. */
async function start(): Promise<void> {
  const settings = config()
  const place = await localitySettings(settings.locality)
  const clock = siteClock(settings.clock, place.timeZone)

  const database = await openDatabase(settings, { progress: note })
  open.defer(() => database.close())
  await prepareJobs(database)
  if (await goOnAfterRestore(database)) note(t('http.start.restored'))

  const full = process.argv.includes('--full')
  const { loaded, changed } = await loadLocality(database, settings.locality, {
    progress: sayProgress(terminal),
    dossiers: full ? 'full' : 'quick',
    now: clock.moment()
  })
  if (full && !loaded) note(t('http.start.full_later'))
  if (changed) note(t('http.start.changed', { dir: settings.locality }))

  const { personClaim } = settings
  const people = peopleOf(database, { personClaim, ...place, today: clock.today })
  const identity = await openIdentity(settings, database, people)
  const site = { ...place, demonstration: !settings.oidc }
  const assetsFolder = join(settings.dataDir, 'assets')
  const server = await buildServer({ database, config: settings, site, rooms, identity, clock, assetsFolder })
  open.defer(() => server.close())

  const background = await startBackground(database, settings, { log: server.log, clock })
  open.defer(() => background.disposeAsync())

  const url = await listen(server, settings)
  note(t('http.start.ready', { province: place.name[terminal.language], url: settings.publicUrl ?? url }))
  const names = (await people.officials.featured(terminal.language)).map(({ name }) => name).join(', ')
  if (settings.oidc) note(t('http.start.sign_in', settings.oidc))
  else if (names) note(t('http.start.sign_in_demo', { names }))
}

function sayProgress({ note, t }: Terminal) {
  return (step: string, done = 0, total = 0) => note(t(`cli.locality.progress.${step}`, { done, total }))
}

/** @throws unavailable when the port is taken, with what to do */
async function listen(server: FastifyInstance, { host, port }: Config): Promise<string> {
  try {
    return await server.listen({ host, port })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw unavailable('http.start.port_busy', { host, port, other: port + 1 })
    throw unavailable('http.start.no_address', { host, port, said: message })
  }
}
