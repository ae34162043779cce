import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { FromRegister } from '../../../platform/record/index.ts'
import { bodiesNamed } from '../detail/next.ts'
import { custodiansOfGiven, custodiansOfPile, successorWithin, unitFor } from '../reference.ts'
import { stepThere } from '../where.ts'
import type { ListedDossier } from './question.ts'
import type { Desk } from './scope.ts'

type Row = Pick<ListedDossier, 'id' | 'unitId' | 'pileId' | 'field'>

/** The unit that works on a dossier of a list, as `Where.unit` says it of one. */
export async function unitOf(tx: Snapshot, row: Row, given: boolean, day: Day): Promise<string | null> {
  const custodians = given
    ? await custodiansOfGiven(tx, row.id, day)
    : await custodiansOfPile(tx, row.pileId, day)
  const [custodian] = custodians
  if (!custodian) return row.unitId
  const goesOn = row.unitId && (await successorWithin(tx, row.unitId, custodian, row.field, day))
  return goesOn || unitFor(tx, custodian, row.field, day)
}

/** Names of the units that work on the dossiers of a page, by dossier. */
export async function unitsNamed(
  tx: Snapshot,
  rows: readonly Row[],
  day: Day
): Promise<Map<string, { id: string; name: string }>> {
  const given = await givenOf(tx, rows, day)
  const pairs: [string, string][] = []
  for (const row of rows) {
    const unit = await unitOf(tx, row, given.has(row.id), day)
    if (unit) pairs.push([row.id, unit])
  }
  const names = new Map(
    (
      await bodiesNamed(
        tx,
        pairs.map(([, unit]) => unit),
        day
      )
    ).map((one) => [one.id, one])
  )
  return new Map(
    pairs.flatMap(([id, unit]) => (names.has(unit) ? [[id, names.get(unit) ?? { id: unit, name: '' }]] : []))
  )
}

/** Units that do the present step of dossiers of a page elsewhere than at the lead, by dossier. */
export async function stepUnitsNamed(
  tx: Snapshot,
  rows: readonly Pick<ListedDossier, 'id' | 'elsewhere'>[],
  day: Day
): Promise<Map<string, { id: string; name: string }>> {
  const pairs: [string, string][] = []
  for (const { id, elsewhere } of rows)
    if (elsewhere) pairs.push([id, (await stepThere(tx, elsewhere.pileId, elsewhere.unitId, day)).unit])
  const named = await bodiesNamed(
    tx,
    pairs.map(([, unit]) => unit),
    day
  )
  const names = new Map(named.map((one) => [one.id, one]))
  return new Map(pairs.map(([id, unit]) => [id, names.get(unit) ?? { id: unit, name: '' }]))
}

/** Of the rows of a page those that do not go with their pile. */
async function givenOf(tx: Snapshot, rows: readonly Row[], day: Day): Promise<Set<string>> {
  if (!rows.length) return new Set()
  const found = await sql<{ id: string }>`select dossier_id as id from dossier_custody
    where dossier_id = any (${rows.map(({ id }) => id)}::uuid[]) and valid @> ${day}::date`.execute(tx)
  return new Set(found.rows.map(({ id }) => id))
}

const held = new FromRegister<Omit<HeldByUnit, 'given'>>()

/** A unit as lists ask for it. */
export interface HeldByUnit {
  /** Assigned to these units in these piles, pair by pair: to itself, or to one whose work it goes on with. */
  assigned: { units: string[]; piles: number[] }
  /** Piles that fall to it where nobody assigned. */
  piles: number[]
  /** Of the single dossiers that a split left open (all of them), those that it works on. */
  given: { all: string[]; own: string[] }
}

/** What of a desk a unit works on, in the same way as `unitOf` says it of one dossier. */
export async function unitHeld(tx: Snapshot, desk: Desk, unitId: string): Promise<HeldByUnit> {
  const all = [...new Set(desk.singly.map(({ id }) => id))]
  return { ...(await pilesHeld(tx, desk, unitId)), given: { all, own: await givenHeld(tx, desk, unitId) } }
}

/** Single dossiers of a desk that a unit works on; whoever is assigned may change at any time. */
async function givenHeld(tx: Snapshot, desk: Desk, unitId: string): Promise<string[]> {
  const { given } = desk.held
  if (!given.length) return []
  const found =
    await sql<Row>`select d.id, d.unit_id as "unitId", d.pile_id as "pileId", p.function_code as field
    from dossier d join pile p on p.id = d.pile_id where d.id = any (${given}::uuid[])`.execute(tx)
  const own: string[] = []
  for (const row of found.rows) if ((await unitOf(tx, row, true, desk.day)) === unitId) own.push(row.id)
  return own
}

function pilesHeld(tx: Snapshot, desk: Desk, unitId: string): Promise<Omit<HeldByUnit, 'given'>> {
  const { day } = desk
  const piles = [...new Set([...desk.ledPiles, ...desk.ownPiles])].sort((one, other) => one - other)
  return held.get(tx, `${unitId} ${day} ${piles.join(',')}`, async () => {
    const assigned = await sql<{ unit: string; pile: number }>`
      with before as (
        select ${unitId}::uuid as id
        union select origin_id from custody where custodian_id = ${unitId}::uuid and valid @> ${day}::date
      )
      select b.id as unit, p.id as pile from before b, pile_custodians(${day}::date, ${piles}::integer[]) c
      join pile p on p.id = c.pile_id
      where (select s.id from successors_of(b.id, p.function_code, ${day}::date) s (id)
        where c.custodian_id in (select organizations_around(s.id, ${day}::date)) limit 1) = ${unitId}::uuid`.execute(
      tx
    )
    const falling = await sql<{ id: number }>`
      select p.id from pile_custodians(${day}::date, ${piles}::integer[]) c join pile p on p.id = c.pile_id
      where unit_for(c.custodian_id, p.function_code, ${day}::date) = ${unitId}::uuid`.execute(tx)
    return {
      assigned: {
        units: assigned.rows.map(({ unit }) => unit),
        piles: assigned.rows.map(({ pile }) => pile)
      },
      piles: falling.rows.map(({ id }) => id)
    }
  })
}
