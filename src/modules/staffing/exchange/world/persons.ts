import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { type Fault, faultOf } from '../read/cell.ts'

export interface KnownPerson {
  id: string
  code: string
  name: string
  /** The body that they belong to on the day; null: none, the province decides. */
  bodyId: string | null
}

export interface Persons {
  get(code: string): KnownPerson | undefined
  /** Says that nobody has the code, and which one may be meant. */
  unknown(code: string): Fault
}

/** Everybody whom a file names, with the body that they belong to on a day. */
export async function loadPersons(tx: Snapshot, codes: Iterable<string | null>, on: Day): Promise<Persons> {
  const asked = [...new Set(codes)].filter((code) => code !== null)
  const { rows } = await sql<KnownPerson>`
    select h.id, h.code, h.name, b.organization_id as "bodyId"
    from person h
    left join lateral (
      select p.organization_id from appointment a join post p on p.id = a.post_id
      where a.person_id = h.id and a.valid @> ${on}::date
      order by a.kind = 'permanent' desc, lower(a.valid) limit 1
    ) b on true
    where h.code = any (${asked}::text[])`.execute(tx)
  const known = new Map(rows.map((row) => [row.code, row]))
  const strange = asked.filter((code) => !known.has(code) && /^\d+$/.test(code))
  const alike = strange.length
    ? await sql<{ bare: string; code: string }>`select ltrim(code, '0') as bare, code from person
        where ltrim(code, '0') = any (${strange.map((code) => code.replace(/^0+/, ''))}::text[])`.execute(tx)
    : { rows: [] }
  const zeros = new Map(alike.rows.map(({ bare, code }) => [bare, code]))
  return {
    get: (code) => known.get(code),
    unknown(code) {
      const meant = zeros.get(code.replace(/^0+/, ''))
      if (meant) return faultOf('person_zeros', { code, meant })
      return faultOf('no_person', { code })
    }
  }
}
