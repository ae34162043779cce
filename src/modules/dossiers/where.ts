import { sql } from 'kysely'
import type { Snapshot } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import {
  type Actor,
  FromRegister,
  type Ground,
  type Power,
  type Target
} from '../../platform/record/index.ts'
import type { Dossier } from './dossier.ts'
import {
  custodiansOfGiven,
  custodiansOfPile,
  pileById,
  placeOn,
  successorsOf,
  successorWithin,
  unitFor
} from './reference.ts'

const centers = new FromRegister<string>()

/** The body that does a step which is not done at the lead, all that it could be, and the unit there. */
export interface StepThere {
  body: string
  bodies: string[]
  unit: string
}

/**
 * Where a dossier is on a day: resolved, never moved. Bodies that ended are read as whoever took over from them.
 */
export class Where {
  readonly #tx: Snapshot
  readonly #dossier: Dossier
  readonly #day: Day

  constructor(tx: Snapshot, dossier: Dossier, day: Day) {
    this.#tx = tx
    this.#dossier = dossier
    this.#day = day
  }

  /** Who has it: one body, unless a split leaves it open. */
  async custodians(): Promise<string[]> {
    const { id, ownCustodianId, pile } = this.#dossier
    return ownCustodianId
      ? custodiansOfGiven(this.#tx, id, this.#day)
      : custodiansOfPile(this.#tx, pile.id, this.#day)
  }

  /** The body that has it; the first, when a split leaves open which one. */
  async custodian(): Promise<string> {
    return (await this.custodians())[0] ?? this.#dossier.pile.originId
  }

  /** The unit that works on it: the one it was assigned to, if that or its successor is of the custodian; else the custodian's for the field. */
  async unit(): Promise<string> {
    const { unitId, pile } = this.#dossier
    const custodian = await this.custodian()
    const goesOn =
      unitId && (await successorWithin(this.#tx, unitId, custodian, pile.functionCode, this.#day))
    return goesOn || unitFor(this.#tx, custodian, pile.functionCode, this.#day)
  }

  /** Where people go with it: where it was received and where it is handed over, and the custodian's own center. */
  async counters(): Promise<string[]> {
    const { receptionId, returnId, pile } = this.#dossier
    const known = [receptionId, returnId].filter((id) => id !== null)
    const own = await centerOf(this.#tx, await this.custodian(), this.#day)
    const now = await Promise.all(known.map((id) => this.doors(id)))
    // A counter that was split goes on at the custodian's own, if that is one of those that took over.
    const followed = now.flatMap((those) => (those.length > 1 && those.includes(own) ? [own] : those))
    const all = [...followed, own, ...(receptionId ? [] : [pile.originId])]
    return [...new Set(all.filter((id) => id !== null && id !== ''))] as string[]
  }

  /** Where people go who went to a body: it, or whoever took over from it; to the center of those that have one. */
  async doors(id: string): Promise<string[]> {
    const bodies = await successorsOf(this.#tx, id, 'one_stop', this.#day)
    const doors = await Promise.all(bodies.map((body) => doorOf(this.#tx, body, this.#day)))
    return [...new Set(doors)]
  }

  /** Who does the present step where another body does it; the first, when a split leaves open which one. Null: the lead. */
  async step(): Promise<StepThere | null> {
    const { pile, unit = null } = this.#dossier.life.elsewhere ?? {}
    return pile === undefined ? null : stepThere(this.#tx, pile, unit, this.#day)
  }

  /** The area for which it is decided. */
  async place(): Promise<string> {
    return placeOn(this.#tx, this.#dossier.pile.placeId, await this.custodian(), this.#day)
  }
}

/**
 * Who does a step that lies in a pile of another body.
 * @param given the unit there to which it was given
 */
export async function stepThere(
  tx: Snapshot,
  pileId: number,
  given: string | null,
  day: Day
): Promise<StepThere> {
  const { originId, functionCode } = await pileById(tx, pileId)
  const bodies = await custodiansOfPile(tx, pileId, day)
  const [body = originId] = bodies
  const goesOn = given && (await successorWithin(tx, given, body, functionCode, day))
  return { body, bodies, unit: goesOn || (await unitFor(tx, body, functionCode, day)) }
}

/** The center that serves a body: the one in its area that does nothing else; '' when there is none. */
export function centerOf(tx: Snapshot, bodyId: string, day: Day): Promise<string> {
  return centers.get(tx, `${bodyId} ${day}`, async () => {
    const found = await sql<{ id: string }>`
      select c.organization_id as id from organization_version o
      join organization_version c on c.area_id = o.area_id and c.valid @> ${day}::date and 'one_stop' = any (c.functions)
      where o.organization_id = ${bodyId}::uuid and o.valid @> ${day}::date
      order by cardinality(c.functions), c.code limit 1`.execute(tx)
    return found.rows[0]?.id ?? ''
  })
}

/** A body that is a counter, else the center that serves it; itself where there is none. */
async function doorOf(tx: Snapshot, bodyId: string, day: Day): Promise<string> {
  const key = `door ${bodyId} ${day}`
  return centers.get(tx, key, async () => {
    const found = await sql<{ receives: boolean }>`select 'one_stop' = any (functions) as receives
      from organization_version where organization_id = ${bodyId}::uuid and valid @> ${day}::date`.execute(tx)
    return found.rows[0]?.receives ? bodyId : (await centerOf(tx, bodyId, day)) || bodyId
  })
}

/** One way in which an act may be allowed. */
export type Way = [power: Power, target: Target]

/** The ground of the first way that is open to somebody, or null. */
export async function groundOf(tx: Snapshot, actor: Actor, ways: readonly Way[]): Promise<Ground | null> {
  for (const [power, target] of ways) {
    const ground = await actor.rights.ground(tx, power, target)
    if (ground) return ground
  }
  return null
}

/**
 * @throws Problem 403 that names the power of the first way and who holds it
 */
export async function needOneOf(tx: Snapshot, actor: Actor, ways: readonly Way[]): Promise<Ground> {
  const ground = await groundOf(tx, actor, ways)
  if (ground) return ground
  const [first] = ways
  if (!first) throw new Error('an act that nobody may ever do')
  throw await actor.rights.lack(tx, ...first)
}

/** The same power at one of several bodies. */
export const at = (power: Power, bodies: readonly string[]): Way[] =>
  [...new Set(bodies)].map((organizationId) => [power, { organizationId }])
