import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { notFound } from '../../../platform/problem.ts'
import { type Actor, mayDo } from '../../../platform/record/index.ts'
import { fieldsByCode, listPowers, type WhoDecides, whoDecides } from '../../authority/index.ts'
import { type UnitInShort, unitCandidates } from '../../organization/index.ts'
import { positionTitles, type Title } from '../store/positions.ts'
import { type Suspension, suspensionsOf } from '../store/publications.ts'
import { getProcedure, type Version, versionsOf } from '../store/read-versions.ts'

/** A procedure as its page shows it. */
export interface ProcedureFound {
  id: string
  /** Its key; a component gets no prop of that name. */
  slug: string
  /** The version to read: that of the day, the one asked for, or the latest that there is. */
  shown: Version
  /** Whether it is in force on the day. */
  inForce: boolean
  versions: Version[]
  draft: Version | undefined
  suspensions: Suspension[]
  may: { draft: boolean; publish: boolean }
  words: Words
}

/** Names of what a version refers to. */
export interface Words {
  fields: Map<string, Title>
  powers: Map<string, Title>
  positions: Map<string, Title>
}

/**
 * Reads a procedure for a page; the public sees published versions only.
 * @throws Problem 404 when there is none, or none that the reader may see
 */
export async function readProcedure(
  tx: Snapshot,
  actor: Actor | null,
  code: string,
  at: Day,
  number?: number
): Promise<ProcedureFound> {
  const { id, key } = await getProcedure(tx, code)
  const may = {
    draft: actor !== null && (await mayDo(tx, actor, 'procedures.draft')),
    publish: actor !== null && (await mayDo(tx, actor, 'procedures.publish'))
  }
  const all = await versionsOf(tx, id)
  const versions = all.filter(({ publication }) => publication || may.draft || may.publish)
  const current = versions.find((one) => holdsOn(one, at))
  const published = versions.find(({ publication }) => publication)
  const shown = number ? versions.find((one) => one.number === number) : (current ?? published ?? versions[0])
  if (!shown) throw notFound('procedures.refusal.none', { code })
  return {
    id,
    slug: key,
    shown,
    inForce: shown === current,
    versions,
    draft: versions.find(({ publication, discarded }) => !publication && discarded === null),
    suspensions: await suspensionsOf(tx, id),
    may,
    words: await wordsOf(tx, at)
  }
}

export function holdsOn({ publication }: Version, at: Day): boolean {
  return publication !== null && publication.firstDay <= at && (!publication.end || publication.end > at)
}

/** Names of fields, powers and positions. */
export async function wordsOf(tx: Snapshot, at: Day): Promise<Words> {
  return {
    fields: await fieldsByCode(tx),
    powers: new Map((await listPowers(tx, at)).map(({ code, name }) => [code, name])),
    positions: await positionTitles(tx, at)
  }
}

/** Who decides in a place: the answer, or the places among which to choose. */
export interface DecidedThere {
  asked: string
  places: UnitInShort[]
  answer: WhoDecides | null
}

export async function decidedThere(
  tx: Snapshot,
  power: string | undefined,
  place: string,
  at: Day
): Promise<DecidedThere> {
  const places = place ? await unitCandidates(tx, place, { at }, 'area') : []
  const [only] = places
  if (!only || places.length > 1 || !power) return { asked: place, places, answer: null }
  return { asked: place, places, answer: await whoDecides(tx, { power, areaId: only.id, at }) }
}
