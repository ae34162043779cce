import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { read } from '../../src/platform/database/index.ts'
import { Checks } from './check.ts'
import { type Acknowledged, Client, type Gate } from './client.ts'
import { preparePlace } from './prepare.ts'
import { type Kind, kinds, Site } from './site.ts'

export interface Killing {
  /** An empty folder. */
  folder: string
  kills: number
  clients: number
  /** Milliseconds of work before a kill, at most. */
  work: number
  /** Between 0 and 1; the same numbers make the same plan, though never the same moments. */
  random: () => number
  progress?: (done: number) => void
}

export interface Killed {
  kills: Record<Kind, number>
  acts: number
  dossiers: number
  registerActs: number
  /** Requests that were sent more than once … */
  again: number
  /** … and had been done before the kill: their answer was lost, not their act. */
  doneUnanswered: number
  /** Answers "not available now", while the database was coming back. */
  unavailable: number
  seconds: number
  /** Everything that should not be; empty is what is wanted. */
  faults: string[]
}

/**
 * Lets clients work on a real server, kills it and its database again and again, lets every request without an
 * answer be sent again, and looks whether everything acknowledged is there once and whole.
 */
export async function killAgainAndAgain(plan: Killing): Promise<Killed> {
  const { folder, random } = plan
  const began = performance.now()
  const place = await preparePlace(folder)
  const site = await Site.open(folder)
  const gate: Gate = { open: false }
  const told: Acknowledged[] = []
  const log = join(folder, 'acknowledged.jsonl')
  const setting = { url: site.url, place, gate, random, acknowledged: told, log }
  const clients = Array.from({ length: plan.clients }, (_, number) => new Client(setting, number))
  const checks = new Checks()
  const kills = Object.fromEntries(kinds.map((kind) => [kind, 0])) as Record<Kind, number>
  let running: Promise<unknown> | undefined
  try {
    await site.start()
    running = Promise.all(clients.map((client) => client.run()))
    for (let kill = 1; kill <= plan.kills; kill += 1) {
      // Each kind comes as often as the others; its moment is left to chance.
      const kind = kinds[(kill - 1) % kinds.length] as Kind
      await workUntil(site, gate, checks, plan.work * (0.2 + 0.8 * random()))
      const killedAt = new Date().toISOString()
      await site.kill(kind)
      kills[kind] += 1
      gate.open = false
      await comesBack(site, kind)
      await allAnswered(clients)
      await checks.afterKill(site, told, killedAt)
      plan.progress?.(kill)
    }
    await checks.atTheEnd(site, told)
  } finally {
    for (const client of clients) client.stop()
    await running
    await site.stop()
  }
  return {
    kills,
    acts: told.length,
    dossiers: told.filter(({ path }) => path.endsWith('/receive-dossier')).length,
    registerActs: told.filter(({ entries }) => entries === 0).length,
    again: told.filter(({ again }) => again).length,
    doneUnanswered: checks.doneUnanswered,
    unavailable: clients.reduce((sum, client) => sum + client.unavailable, 0),
    seconds: (performance.now() - began) / 1000,
    faults: [...checks.faults, ...clients.flatMap(({ refused }) => refused)]
  }
}

/** Meanwhile somebody follows the outbox, so that entries which commit late would be missed if they could be. */
async function workUntil(site: Site, gate: Gate, checks: Checks, milliseconds: number): Promise<void> {
  gate.open = true
  const end = performance.now() + milliseconds
  const database = await site.database()
  while (performance.now() < end) {
    await read(database, (tx) => checks.reader.readOn(tx))
    await sleep(Math.max(0, Math.min(50, end - performance.now())))
  }
}

async function comesBack(site: Site, kind: Kind): Promise<void> {
  if (kind !== 'server') await site.forgetDatabase()
  // Whoever watches over services starts the server again; its database is the server's own business.
  if (kind === 'server' || kind === 'both') await site.start()
  else await site.ready()
}

async function allAnswered(clients: readonly Client[]): Promise<void> {
  const deadline = Date.now() + 60_000
  while (!clients.every(({ idle }) => idle)) {
    if (Date.now() > deadline) throw new Error('requests stay without an answer')
    await sleep(10)
  }
}
