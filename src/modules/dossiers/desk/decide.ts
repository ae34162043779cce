import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Actor, FromRegister } from '../../../platform/record/index.ts'
import { groundsOf } from '../../authority/index.ts'
import { instant } from '../book/moments.ts'
import { custodiansOfGiven, custodiansOfPile, placeOn } from '../reference.ts'
import { type Desk, givenAmong, type Held } from './scope.ts'

/** A proposal that waits for a signature. */
export interface Proposal {
  id: string
  code: string
  procedureId: string
  procedure: string
  applicant: string
  outcome: 'grant' | 'deny'
  person: string | null
  note: string | null
  proposedAt: string
  dueAt: string | null
  late: boolean
  /** Number of the last entry, so that nobody signs what has changed meanwhile. */
  events: number
  /** In whose stead it would be signed: their capacity in words; null: by one's own power. */
  inStead: string | null
}

type Ways = { inStead: string | null } | null
const around = new FromRegister<Around>()
const ways = new FromRegister<{ found: Ways }>()

/** What lies before somebody to be signed: every proposal that they may decide today, by power and place. */
export async function proposalsFor(tx: Snapshot, actor: Actor, desk: Desk, now: string): Promise<Proposal[]> {
  const { piles, given } = await aroundOf(tx, actor, desk)
  // What was given singly does not go with its pile: it is a kind of its own.
  const singly = sql`case when d.id = any (${desk.singly.map(({ id }) => id)}::uuid[]) then d.id end`
  const kinds = await sql<Kind>`
    select d.pile_id as pile, p.place_id as place, v.power_code as power, ${singly} as given
    from dossier d join pile p on p.id = d.pile_id join procedure_version v on v.id = d.version_id
    where d.phase = 'proposed' and (d.pile_id = any (${piles}::integer[]) or d.id = any (${given}::uuid[])
      ${desk.steps ? sql`or d.ended_at is null and d.step_pile_id = any (${piles}::integer[])` : sql``})
    group by 1, 2, 3, 4`.execute(tx)
  const mine: (Omit<Kind, 'place'> & { inStead: string | null })[] = []
  for (const kind of kinds.rows) {
    const way = await wayOf(tx, actor, desk, kind)
    const { pile, power, given: one } = kind
    if (way) mine.push({ pile, power, given: one, inStead: way.inStead })
  }
  if (!mine.length) return []
  const found = await sql<Proposal>`
    select d.id, d.code, d.procedure_id as "procedureId", v.name_vi as procedure, d.applicant_name as applicant, d.outcome,
      h.name as person, e.payload -> 'with' ->> 'note' as note, to_char(e.at at time zone 'utc', ${instant}) as "proposedAt",
      to_char(d.due_at at time zone 'utc', ${instant}) as "dueAt", coalesce(d.due_at < ${now}::timestamptz, false) as late,
      d.events, m."inStead"
    from jsonb_to_recordset(${JSON.stringify(mine)}::jsonb) as m (pile integer, power text, given uuid, "inStead" text)
    join dossier d on d.pile_id = m.pile and d.phase = 'proposed' and d.waiting = '{}' and ${singly} is not distinct from m.given
    join procedure_version v on v.id = d.version_id and v.power_code is not distinct from m.power
    join lateral (select x.at, x.payload from dossier_event x where x.dossier_id = d.id and x.type = 'propose'
      order by x.number desc limit 1) e on true
    left join person h on h.id = d.person_id
    order by v.name_vi, d.procedure_id, coalesce(d.due_at, '9999-12-31'), d.id limit 500`.execute(tx)
  return found.rows
}

/** Proposals of one pile, or a single one, that are decided by one power. */
interface Kind {
  pile: number
  place: string
  power: string | null
  given: string | null
}

type Around = Pick<Held, 'piles' | 'given'>

/** What the bodies have for which somebody works, those above them and those that share their area. */
async function aroundOf(tx: Snapshot, actor: Actor, desk: Desk): Promise<Around> {
  const { personId } = actor
  if (!personId) return { piles: desk.ledPiles, given: desk.given.led }
  return around.get(tx, `${personId} ${desk.day} ${desk.leads.join(',')}`, () =>
    findAround(tx, personId, desk)
  )
}

async function findAround(tx: Snapshot, personId: string, desk: Desk): Promise<Around> {
  const found = await sql<{ bodies: string[]; piles: number[] }>`
    with own as (
      select distinct o.organization_id, o.area_id from posts_borne(${personId}::uuid, ${desk.day}::date) b
      join post p on p.id = b.post_id
      join organization_version o on o.organization_id = p.organization_id and o.valid @> ${desk.day}::date
    ), around as (
      select a as id from own cross join lateral organizations_around(own.organization_id, ${desk.day}::date) a
      union select o.organization_id from own join organization_version o on o.area_id = own.area_id and o.valid @> ${desk.day}::date
      union select unnest(${desk.leads}::uuid[])
    )
    select array(select id from around) as bodies,
      array(select distinct k.id from around cross join lateral piles_of(around.id, ${desk.day}::date) k (id)) as piles`.execute(
    tx
  )
  const { bodies = [], piles = [] } = found.rows[0] ?? {}
  return { piles, given: givenAmong(desk.singly, bodies).given }
}

/** Whether somebody may decide in a pile by a power, and in whose stead. The same question as `waysToDecide`. */
async function wayOf(
  tx: Snapshot,
  actor: Actor,
  { day }: Desk,
  { pile, place, power, given }: Kind
): Promise<Ways> {
  const who = `${actor.subject} ${actor.capacity?.postId ?? ''} ${actor.scopes?.join(',') ?? ''}`
  const { found } = await ways.get(tx, `${who} ${pile} ${power} ${given ?? ''} ${day}`, async () => {
    const [custodian] = given
      ? await custodiansOfGiven(tx, given, day)
      : await custodiansOfPile(tx, pile, day)
    if (!custodian) return { found: null }
    const target = power
      ? { areaId: await placeOn(tx, place, custodian, day) }
      : { organizationId: custodian }
    const needed = power ?? 'dossiers.assign'
    const ground = await actor.rights.ground(tx, needed, target)
    if (!ground) return { found: null }
    const grounds = actor.personId
      ? await groundsOf(tx, { personId: actor.personId, today: day }, needed, target)
      : []
    const own = grounds.some(
      ({ bearing, throughPostId }) => bearing !== 'substitute' && throughPostId === ground.postId
    )
    return { found: { inStead: own || !grounds.length ? null : ground.capacity } }
  })
  return found
}
