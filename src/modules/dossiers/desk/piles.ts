import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { FromRegister } from '../../../platform/record/index.ts'

/** Where dossiers lie together, and who has them on a day: more than one body where a split leaves it open. */
export interface Pile {
  id: number
  originId: string
  field: string
  custodians: readonly string[]
}

const all = new FromRegister<readonly Pile[]>()

/**
 * All piles with who has them on a day. Resolved once for everybody after the register changed, and when there are more:
 * to ask for each desk takes longer than for all of them together.
 * @param count how many piles there are
 */
export function pilesOn(tx: Snapshot, day: Day, count: number): Promise<readonly Pile[]> {
  return all.get(tx, `${day} ${count}`, async () => {
    const found = await sql<Pile>`
      select p.id, p.origin_id as "originId", p.function_code as field, array_agg(k.custodian_id) as custodians
      from pile_custodians(${day}::date) k join pile p on p.id = k.pile_id group by p.id`.execute(tx)
    return found.rows
  })
}

/** Those that one of the bodies has, alone or with others. */
export function pilesOf(piles: readonly Pile[], bodies: readonly string[]): Pile[] {
  const ours = new Set(bodies)
  return piles.filter(({ custodians }) => custodians.some((id) => ours.has(id)))
}

/** Of the piles of bodies those whose field falls to one of the units, where nobody assigned. */
export async function pilesFallingTo(
  tx: Snapshot,
  piles: readonly Pile[],
  { units, above }: { units: readonly string[]; above: readonly string[] },
  day: Day
): Promise<number[]> {
  const bodies = new Set(above)
  const pairs = piles.flatMap(({ id, field, custodians }) =>
    custodians.filter((body) => bodies.has(body)).map((body) => ({ id, field, body }))
  )
  if (!pairs.length) return []
  const found = await sql<{ body: string; field: string }>`
    select distinct a.body, a.field
    from unnest(${pairs.map(({ body }) => body)}::uuid[], ${pairs.map(({ field }) => field)}::text[]) a (body, field)
    where unit_for(a.body, a.field, ${day}::date) = any (${units}::uuid[])`.execute(tx)
  const falls = new Set(found.rows.map(({ body, field }) => `${body} ${field}`))
  return [...new Set(pairs.filter(({ body, field }) => falls.has(`${body} ${field}`)).map(({ id }) => id))]
}
