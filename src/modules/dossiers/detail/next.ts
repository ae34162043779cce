import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { whoDecides } from '../../authority/index.ts'
import type { Dossier } from '../dossier.ts'
import { versionById } from '../reference.ts'
import { Where } from '../where.ts'

/** Who has to do something next, and what for. Several where the law or a split leaves it open. */
export interface Next {
  /** What is waited for. */
  for:
    | 'reception'
    | 'assignment'
    | 'work'
    | 'step'
    | 'decision'
    | 'number'
    | 'return'
    | 'applicant'
    | 'payment'
    | 'opinion'
    | 'nothing'
  bodies: { id: string; name: string }[]
  people: { id: string; name: string }[]
  /** Who is accountable meanwhile, when the step is done at another body. */
  lead?: Omit<Next, 'for' | 'lead'>
}

/** Who is next with a dossier on a day, resolved from the register. */
export async function nextOf(tx: Snapshot, dossier: Dossier, day: Day): Promise<Next> {
  const where = new Where(tx, dossier, day)
  const bodies = async (ids: string[]) => ({ bodies: await bodiesNamed(tx, ids, day), people: [] })
  const [waiting] = dossier.waiting
  if (waiting === 'supplement') return { for: 'applicant', bodies: [], people: [] }
  if (waiting === 'payment') return { for: 'payment', bodies: [], people: [] }
  if (waiting === 'opinion') return { for: 'opinion', ...(await bodies(await askedOf(tx, dossier.id))) }
  switch (dossier.phase) {
    case 'draft':
    case 'submitted':
      return { for: 'reception', ...(await bodies(await where.counters())) }
    case 'received':
      return { for: 'assignment', ...(await bodies([await where.unit()])) }
    case 'in_work': {
      const people = dossier.personId ? await peopleNamed(tx, [dossier.personId]) : []
      const own = { bodies: await bodiesNamed(tx, [await where.unit()], day), people }
      const step = await where.step()
      if (!step) return { for: 'work', ...own }
      const hand = dossier.life.elsewhere?.person
      const hands = hand ? await peopleNamed(tx, [hand]) : []
      return { for: 'step', bodies: await bodiesNamed(tx, [step.unit], day), people: hands, lead: own }
    }
    case 'proposed':
      return { for: 'decision', ...(await decidersOf(tx, dossier, where, day)) }
    case 'signed':
      return { for: 'number', ...(await bodies([await where.custodian()])) }
    case 'released':
    case 'at_center':
      return { for: 'return', ...(await bodies((await where.counters()).slice(0, 1))) }
    default:
      return { for: 'nothing', bodies: [], people: [] }
  }
}

async function decidersOf(
  tx: Snapshot,
  dossier: Dossier,
  where: Where,
  day: Day
): Promise<Omit<Next, 'for'>> {
  const { content } = await versionById(tx, dossier.versionId)
  if (!content.power) return { bodies: await bodiesNamed(tx, [await where.custodian()], day), people: [] }
  const { deciders } = await whoDecides(tx, { power: content.power, areaId: await where.place(), at: day })
  const posts = deciders.flatMap(({ post, standIn }) => standIn ?? post ?? [])
  return {
    bodies: [
      ...new Map(
        posts.map((post) => [post.organizationId, { id: post.organizationId, name: post.organizationName }])
      ).values()
    ],
    people: posts.flatMap(({ holders }) => holders.map(({ personId, name }) => ({ id: personId, name })))
  }
}

async function askedOf(tx: Snapshot, dossierId: string): Promise<string[]> {
  const found = await sql<{ id: string }>`select organization_id as id from dossier_opinion
    where dossier_id = ${dossierId}::uuid and given_at is null`.execute(tx)
  return found.rows.map(({ id }) => id)
}

/** Names of bodies on a day, or the last that they had. */
export async function bodiesNamed(
  tx: Snapshot,
  ids: readonly string[],
  day: Day
): Promise<{ id: string; name: string }[]> {
  if (!ids.length) return []
  const found = await sql<{ id: string; name: string }>`
    select i.id, (select v.name from organization_version v where v.organization_id = i.id
      order by v.valid @> ${day}::date desc, lower(v.valid) desc nulls last limit 1) as name
    from unnest(${[...new Set(ids)]}::uuid[]) with ordinality as i (id, n) order by i.n`.execute(tx)
  return found.rows
}

export async function peopleNamed(
  tx: Snapshot,
  ids: readonly string[]
): Promise<{ id: string; name: string }[]> {
  if (!ids.length) return []
  const found = await sql<{ id: string; name: string }>`select id, name from person
    where id = any (${ids}::uuid[])`.execute(tx)
  return found.rows
}
