import { sql } from 'kysely'
import { z } from 'zod'
import { importCatalogue } from '../modules/procedures/index.ts'
import type { Database } from '../platform/database/index.ts'
import { read, write } from '../platform/database/index.ts'
import type { Day } from '../platform/day.ts'
import { invalid, refusal } from '../platform/problem.ts'
import { type Act, perform } from '../platform/record/index.ts'
import { writeDossiers } from './demonstration/dossiers/index.ts'
import { makeStaff } from './demonstration/index.ts'
import { loadingActor, loadPlan } from './load-plan.ts'
import { readLocality } from './read/index.ts'
import type { LocalityData, StaffTables } from './read/types.ts'
import { writeAuthority } from './write-authority.ts'
import { writeLocality } from './write-locality.ts'
import { unitsOn, writeStaff } from './write-staff.ts'

export interface LoadOptions {
  /** Told what is being done: `read`, `register`, `plan`, `people`, `authority`, `procedures`, `dossiers`, `done`; plans, people and dossiers are counted. */
  progress?: ((step: string, done?: number, total?: number) => void) | undefined
  /** How many dossiers are invented: the quick numbers of the tables if not said. */
  dossiers?: 'none' | 'quick' | 'full' | undefined
  /** The moment until which they have happened, ISO; the present if not said. */
  now?: string | undefined
}

export interface LoadedLocality {
  /** False when it was there already. */
  loaded: boolean
  id: string
  /** The folder has changed since it was loaded; the register goes on as it is. */
  changed?: true
}

/**
 * Loads a locality's folder into an empty register: its words and first state in one act, then each of its plans
 * is imported and enacted. What a crash interrupted goes on where it stopped; what is loaded is left alone.
 * @throws invalid with every mistake of the folder; refusal when the register is of another place, or a plan cannot be enacted
 */
export async function loadLocality(
  database: Database,
  dir: string,
  options: LoadOptions = {}
): Promise<LoadedLocality> {
  const { progress } = options
  progress?.('read')
  const { locality, problems } = await readLocality(dir)
  const state = await stateOf(database)
  if (!locality) throw invalid('locality.invalid', { dir, count: problems.length }, problems)
  const { id } = locality.settings
  if (state && state.id !== id) throw refusal('locality.refusal.another', { loaded: state.id, id })
  if (state?.finished)
    return { loaded: false, id, ...(state.finished === locality.sha256 ? {} : { changed: true }) }
  if (state && state.baseSha256 !== locality.baseSha256) throw refusal('locality.refusal.unfinished', { id })

  progress?.('register')
  if (!state) await perform(database, writeAct(locality), loadingActor, { id, sha256: locality.baseSha256 })
  await keepStatistics(database)
  const total = locality.plans.length
  for (const [at, plan] of locality.plans.entries()) {
    progress?.('plan', at + 1, total)
    await loadPlan(database, plan)
  }
  for (const part of [
    staffAct(locality, progress),
    authorityAct(locality, progress),
    proceduresAct(locality, progress),
    dossiersAct(locality, options)
  ])
    if (!(await isDone(database, part.name, id)))
      await perform(database, part, loadingActor, { id, sha256: locality.sha256 })
  await perform(database, finish, loadingActor, { id, sha256: locality.sha256 })
  await keepStatistics(database)
  progress?.('done', total, total)
  return { loaded: true, id }
}

const inputSchema = z.object({ id: z.string(), sha256: z.string() })
type Input = z.infer<typeof inputSchema>

/** The data do not pass through the input: the record keeps how much was written and the fingerprint of the files. */
function writeAct(data: LocalityData): Act<Input, { id: string }> {
  return {
    name: 'locality.load',
    input: inputSchema,
    power: 'register.change',
    async run({ tx }, { id, sha256 }) {
      const counts = await writeLocality(tx, data)
      return { result: { id }, subject: { kind: 'locality', id }, after: { sha256, ...counts } }
    }
  }
}

/** Everybody at once: whoever was interrupted begins this part anew. */
function staffAct(
  { staff, settings }: LocalityData,
  progress: LoadOptions['progress']
): Act<Input, { id: string }> {
  return {
    name: 'locality.load_staff',
    input: inputSchema,
    power: 'register.change',
    async run({ tx }, { id, sha256 }) {
      const day = firstDayOf(staff)
      const made = makeStaff(staff, day ? await unitsOn(tx, day) : [], settings.id)
      const counts = await writeStaff(tx, made, `${settings.id}.example`, (done, total) =>
        progress?.('people', done, total)
      )
      return { result: { id }, subject: { kind: 'locality', id }, after: { sha256, ...counts } }
    }
  }
}

/** The first day on which somebody serves. */
function firstDayOf({ staffing, people, quotas }: StaffTables): Day | undefined {
  return [...staffing, ...people, ...quotas].map(({ row }) => row.firstDay).sort()[0]
}

function authorityAct(
  { authority }: LocalityData,
  progress: LoadOptions['progress']
): Act<Input, { id: string }> {
  return {
    name: 'locality.load_authority',
    input: inputSchema,
    power: 'register.change',
    async run({ tx }, { id, sha256 }) {
      progress?.('authority')
      const counts = await writeAuthority(tx, authority)
      return { result: { id }, subject: { kind: 'locality', id }, after: { sha256, ...counts } }
    }
  }
}

/** The catalogue goes the way of every import: what it says is checked as it would be from a file. */
function proceduresAct(
  { procedures }: LocalityData,
  progress: LoadOptions['progress']
): Act<Input, { id: string }> {
  return {
    name: 'locality.load_procedures',
    input: inputSchema,
    power: 'register.change',
    async run(context, { id, sha256 }) {
      if (procedures) progress?.('procedures')
      const done = procedures && (await importCatalogue.run(context, { catalogue: procedures }))
      return { result: { id }, subject: { kind: 'locality', id }, after: { sha256, ...done?.result } }
    }
  }
}

/** Everything in one act: what was interrupted begins anew. */
function dossiersAct(
  { dossiers, staff, settings }: LocalityData,
  { progress, dossiers: size = 'quick', now = new Date().toISOString() }: LoadOptions
): Act<Input, { id: string }> {
  return {
    name: 'locality.load_dossiers',
    input: inputSchema,
    power: 'register.change',
    async run({ tx }, { id, sha256 }) {
      const names = staff.staffNames.map(({ row }) => row)
      const count = (done: number, total: number) => progress?.('dossiers', done, total)
      const made = {
        ...{ seed: settings.id, now, full: size === 'full', progress: count },
        citizens: settings.citizens
      }
      const written = size === 'none' ? 0 : await writeDossiers(tx, dossiers, names, made)
      return { result: { id }, subject: { kind: 'locality', id }, after: { sha256, dossiers: written } }
    }
  }
}

/** So that the first questions after loading are not answered by guesses about empty tables. */
async function keepStatistics(database: Database): Promise<void> {
  await write(database, (tx) =>
    sql`analyze area_version, organization_version, area_succession, organization_succession, custody, decision, kind,
      function, position, standard, post, person, person_private, appointment, qualification, quota, power, vesting,
      substitution, pile, dossier, dossier_event, dossier_paper`.execute(tx)
  )
}

async function isDone(database: Database, act: string, id: string): Promise<boolean> {
  const found = await read(database, (tx) =>
    sql`select from record where act = ${act} and subject_id = ${id} limit 1`.execute(tx)
  )
  return found.rows.length > 0
}

/** Its entry in the record tells that everything is loaded. */
const finish: Act<Input, { id: string }> = {
  name: 'locality.finish',
  input: inputSchema,
  power: 'register.change',
  async run(_context, { id, sha256 }) {
    return { result: { id }, subject: { kind: 'locality', id }, after: { sha256 } }
  }
}

async function stateOf(
  database: Database
): Promise<{ id: string; baseSha256: string; finished: string | null } | undefined> {
  const found = await read(database, (tx) =>
    sql<{ id: string; baseSha256: string; finished: string | null }>`
      select id, settings->>'baseSha256' as "baseSha256",
        (select after->>'sha256' from record r where r.act = ${finish.name} and r.subject_id = l.id limit 1) as finished
      from locality l limit 1`.execute(tx)
  )
  return found.rows[0]
}
