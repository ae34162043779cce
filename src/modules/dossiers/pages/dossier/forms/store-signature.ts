import { sql } from 'kysely'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import type { Entry } from '../../../dossier.ts'

/** What stands above a name, and the name. */
export interface Signature {
  lines: string[]
  name: string
}

/** The post of whoever signed, as of the day, and who leads its body and the body that gives the paper out. */
interface Signatory {
  title: string
  lead: 'head' | 'deputy' | null
  /** Whether it is a post of the body that gives the paper out, not of one of its units. */
  own: boolean
  head: string | null
  headAbove: string | null
  /** Whether the power was passed on to it by authorization. */
  authorized: boolean
}

/**
 * The lines above a signature, by the rules for official papers: a head signs as such, a deputy for the head (KT.), whoever
 * leads a unit by order of the head of the body (TL.), whoever was authorized by authorization (TUQ.).
 * @param entry what was done with it; its post is read as of the day
 * @param organizationId the body that gives the paper out
 */
export async function signatureOf(
  tx: Snapshot,
  entry: Entry,
  organizationId: string,
  name: string,
  day: Day
): Promise<Signature> {
  const signatory = await signatoryOf(tx, entry, organizationId, day)
  // Nobody's post, such as what another system told: the capacity that was kept with it.
  if (!signatory) return { lines: [entry.capacity ?? ''].filter(Boolean), name }
  const { title, lead, own, head, headAbove, authorized } = signatory
  const above = own ? null : headAbove && `${authorized ? 'TUQ.' : 'TL.'} ${headAbove}`
  const inStead = lead === 'deputy' && head ? `KT. ${head}` : null
  return { lines: [above, inStead, title].filter((line) => line !== null), name }
}

async function signatoryOf(
  tx: Snapshot,
  { dossierId, number }: Entry,
  organizationId: string,
  day: Day
): Promise<Signatory | undefined> {
  const headOf = (body: ReturnType<typeof sql>) => sql`(select coalesce(n.signs_as, n.title_vi) from post h
    join position n on n.code = h.position_code and n.valid @> ${day}::date and n.lead = 'head'
    where h.organization_id = ${body} and h.valid @> ${day}::date limit 1)`
  const found = await sql<Signatory>`
    select coalesce(n.signs_as, n.title_vi) as title, n.lead, p.organization_id = ${organizationId}::uuid as own,
      ${headOf(sql`p.organization_id`)} as head, ${headOf(sql`${organizationId}::uuid`)} as "headAbove",
      exists (select from jsonb_array_elements_text(e.ground -> 'vestings') g join vesting v on v.id = g::uuid
        where v.act = 'authorization') as authorized
    from dossier_event e join post p on p.id = (e.ground ->> 'postId')::uuid
    join position n on n.code = p.position_code and n.valid @> ${day}::date
    where e.dossier_id = ${dossierId}::uuid and e.number = ${number}`.execute(tx)
  return found.rows[0]
}
