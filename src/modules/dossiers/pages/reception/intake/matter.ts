import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { notFound, refusal } from '../../../../../platform/problem.ts'
import { listUnits } from '../../../../organization/index.ts'
import { getProcedure, type Version, versionOn } from '../../../../procedures/index.ts'
import { type EarlierPaper, earlierPapers, type PaperIn, papersOf } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'
import { versionById } from '../../../reference.ts'
import { seenDossier } from '../../../see.ts'
import { type AtCounter, allCounters, type Counter } from '../counters.ts'

/** What a dossier is received for: the procedure as it is today, and what there is of it already. */
export interface IntakeMatter {
  at: AtCounter
  version: Version
  /** A draft that is gone on with; null: a new dossier. */
  draft: Dossier | null
  /** What lies in the draft. */
  existing: PaperIn[]
  /** Where it may be decided: the counter's own area first. */
  places: Place[]
  /** Where the result may be fetched. */
  returns: Counter[]
}

export interface Place {
  id: string
  name: string
}

/**
 * Reads what the page of reception needs.
 * @throws Problem 404 for an unknown procedure or draft, 409 when the procedure is not in force today
 */
export async function matterFor(
  tx: Snapshot,
  at: AtCounter,
  asked: { procedure?: string | undefined; draft?: string | undefined }
): Promise<IntakeMatter> {
  const { actor, day, counter } = at
  const draft = asked.draft ? await seenDossier(tx, actor, asked.draft, day) : null
  if (draft && draft.phase !== 'draft') throw notFound('reception.refusal.no_draft')
  const version = await versionFor(tx, draft, asked.procedure, day)
  return {
    at,
    version,
    draft,
    existing: draft ? await papersOf(tx, draft.id) : [],
    places: await placesFor(tx, counter.areaId, day),
    returns: ownFirst(counter, await allCounters(tx, day))
  }
}

/** Where it was handed in the result may be fetched, even where no center does nothing else. */
function ownFirst(own: Counter, all: readonly Counter[]): Counter[] {
  return [own, ...all.filter(({ id }) => id !== own.id)]
}

async function versionFor(
  tx: Snapshot,
  draft: Dossier | null,
  key: string | undefined,
  day: Day
): Promise<Version> {
  if (draft) return (await versionOn(tx, draft.procedureId, day)) ?? (await versionById(tx, draft.versionId))
  if (!key) throw notFound('reception.refusal.no_procedure')
  const procedure = await getProcedure(tx, key)
  const version = await versionOn(tx, procedure.id, day)
  if (!version) throw refusal('dossiers.refusal.not_in_force', { procedure: procedure.key, day })
  return version
}

/** Areas of a day: reception is bound to no place, so each commune of the province may be the one that decides. */
export async function placesFor(tx: Snapshot, own: string, day: Day): Promise<Place[]> {
  const all = await listUnits(tx, 'area', { at: day })
  const communes = all.filter(({ level }) => level !== 'district')
  const first = communes.find(({ id }) => id === own)
  return [...(first ? [first] : []), ...communes.filter((one) => one !== first)].map(({ id, name }) => ({
    id,
    name
  }))
}

/** Papers that somebody handed in before, in other dossiers. */
export async function earlierOf(
  tx: Snapshot,
  { kind, number }: { kind: string; number: string },
  draft: Dossier | null
): Promise<EarlierPaper[]> {
  const digits = number.replaceAll(/[\s.-]/g, '')
  return digits ? earlierPapers(tx, { kind, number: digits }, draft?.id ?? null) : []
}

/** What a form did already, by its key: the dossier, so that a second click finds the first. A draft is no end of it. */
export async function doneUnder(tx: Snapshot, subject: string, key: unknown): Promise<string | null> {
  if (typeof key !== 'string' || !key) return null
  const keys = [key, `${key}.refuse`, `${key}.ask`]
  const found = await sql<{ id: string }>`select dossier_id as id from dossier_event
    where actor_subject = ${subject} and key = any (${keys}::text[]) and type <> 'draft' limit 1`.execute(tx)
  return found.rows[0]?.id ?? null
}

/** The name of the province on a day. */
export async function provinceName(tx: Snapshot, day: Day): Promise<string> {
  const found = await sql<{ name: string }>`select name from area_version
    where parent_id is null and valid @> ${day}::date limit 1`.execute(tx)
  return found.rows[0]?.name ?? ''
}

/** The draft that a form kept before it went on to something that was refused. */
export async function draftKept(tx: Snapshot, subject: string, key: unknown): Promise<string | undefined> {
  if (typeof key !== 'string' || !key) return undefined
  const found = await sql<{
    id: string
  }>`select d.id from dossier_event e join dossier d on d.id = e.dossier_id
    where e.actor_subject = ${subject} and e.key = ${`${key}.draft`} and d.phase = 'draft' limit 1`.execute(
    tx
  )
  return found.rows[0]?.id
}
