import { sql } from 'kysely'
import { type RightsOf, rightsOf, whoDecides } from '../src/modules/authority/index.ts'
import { mayReadPrivate, postsOf, searchPeople } from '../src/modules/staffing/index.ts'
import { type Database, read, type Snapshot, write } from '../src/platform/database/index.ts'
import { type Actor, mayDo } from '../src/platform/record/index.ts'
import { day } from './rights-register.ts'

/** Milliseconds. */
export interface Times {
  count: number
  median: number
  p99: number
}

export interface Measured {
  allowed: Times
  refused: Times
  /** The bare statements that a right guards. */
  update: Times
  lookup: Times
  decides: Times
  /** The list of a hundred posts with their holders as the product reads it with the viewer's rights, and bare. */
  list: Times
  bareList: Times
  search: Times
  bareSearch: Times
}

interface Question {
  personId: string
  power: string
  organizationId: string
  areaId: string
  postId: string
}

/** Asks random officials for random powers in their own and in other places, and lists bodies of a hundred posts. */
export async function measureRights(database: Database, rounds: number): Promise<Measured> {
  const questions = await read(database, (tx) => sample(tx, rounds))
  const allowed: number[] = []
  const refused: number[] = []
  const decides: number[] = []
  await read(database, async (tx) => {
    for (const [n, question] of questions.entries()) {
      const { power, organizationId, areaId } = question
      const start = performance.now()
      const ground = await actorOf(question).rights.ground(tx, power, { organizationId })
      const took = performance.now() - start
      if (n >= warm(rounds)) (ground ? allowed : refused).push(took)
      if (n % 5 === 0) decides.push(await timed(() => whoDecides(tx, { power, areaId, at: day })))
    }
  })
  return {
    allowed: summary(allowed),
    refused: summary(refused),
    decides: summary(decides.slice(decides.length / 10)),
    ...(await bareStatements(database, questions)),
    ...(await lists(database, rounds))
  }
}

function actorOf({ personId }: { personId: string }): Actor {
  const who: RightsOf = { personId, today: day, language: 'vi' }
  return { subject: personId, name: personId, personId, rights: rightsOf(who) }
}

/**
 * Officials of every standing, leaders above all; three of four ask for their own commune, one for another. Sampled by
 * number of commune, so that it takes no look at every post.
 */
async function sample(tx: Snapshot, rounds: number): Promise<Question[]> {
  const found = await sql<Question>`
    with communes as materialized (select count(*)::int as n from area_version where kind_code = 'xa'),
    asked as materialized (
      select q, 'c' || 1 + floor(random() * n)::int as home, 'c' || 1 + floor(random() * n)::int as away,
        (array['chair', 'vice_chair', 'vice_chair', 'officer', 'director'])[1 + floor(random() * 5)::int] as position,
        'w' || 1 + floor(random() * (select count(*) from power where code ~ '^w[0-9]+$'))::int as power
      from generate_series(1, ${rounds + warm(rounds)}) q cross join communes
    )
    select who.person_id as "personId", who.post_id as "postId", a.power, o.organization_id as "organizationId",
      o.area_id as "areaId"
    from asked a
    cross join lateral (
      select s.person_id, s.post_id from organization_version h join post p using (organization_id)
      join appointment s on s.post_id = p.id
      where h.code = case when a.position = 'director' then 'b1-' else 'b0-' end || a.home and p.position_code = a.position
      order by md5(s.id::text || a.q) limit 1
    ) who
    join organization_version o on o.code = 'b0-' || case when a.q % 4 = 0 then a.away else a.home end
    order by a.q`.execute(tx)
  return found.rows
}

async function bareStatements(
  database: Database,
  questions: Question[]
): Promise<Pick<Measured, 'update' | 'lookup'>> {
  const update: number[] = []
  const lookup: number[] = []
  const enough = new Error('enough')
  await write(database, async (tx) => {
    for (const { postId, personId } of questions) {
      lookup.push(await timed(() => sql`select name from person where id = ${personId}::uuid`.execute(tx)))
      update.push(
        await timed(() => sql`update post set phone = ${personId} where id = ${postId}::uuid`.execute(tx))
      )
    }
    throw enough
  }).catch((error) => {
    if (error !== enough) throw error
  })
  const measured = (times: number[]) => summary(times.slice(times.length / 10))
  return { update: measured(update), lookup: measured(lookup) }
}

async function lists(
  database: Database,
  rounds: number
): Promise<Pick<Measured, 'list' | 'bareList' | 'search' | 'bareSearch'>> {
  const times = { list: [], bareList: [], search: [], bareSearch: [] } as Record<
    'list' | 'bareList' | 'search' | 'bareSearch',
    number[]
  >
  await read(database, async (tx) => {
    const { rows } = await sql<{ organizationId: string; personId: string }>`
      with communes as materialized (select count(*)::int as n from area_version where kind_code = 'xa')
      select o.organization_id as "organizationId", a.person_id as "personId"
      from (select 'b5-c' || 1 + floor(random() * n)::int as code
        from communes, generate_series(1, ${Math.ceil(rounds / 5)})) b
      join organization_version o using (code)
      join post p on p.organization_id = o.organization_id and p.position_code = 'director'
      join appointment a on a.post_id = p.id`.execute(tx)
    const searchUntil = performance.now() + patience
    for (const { organizationId, personId } of rows) {
      const viewer = actorOf({ personId })
      times.list.push(
        await timed(async () => {
          const posts = await postsOf(tx, { organizationId, at: day }, viewer)
          if (posts.length !== 100) throw new Error(`${posts.length} posts listed`)
          await mayDo(tx, viewer, 'staffing.appoint', { organizationId })
          if (!(await mayReadPrivate(tx, viewer, personId, day))) throw new Error('nothing personal to see')
        })
      )
      times.bareList.push(await timed(() => barePosts(tx, organizationId)))
      if (performance.now() > searchUntil) continue
      times.search.push(
        await timed(() => searchPeople(tx, '', viewer, { at: day, unitId: organizationId, limit: 100 }))
      )
      times.bareSearch.push(await timed(() => barePeople(tx, organizationId)))
    }
  })
  const measured = (of: number[]) => summary(of.slice(of.length / 10))
  return {
    list: measured(times.list),
    bareList: measured(times.bareList),
    search: measured(times.search),
    bareSearch: measured(times.bareSearch)
  }
}

/** The same rows and columns, and no question who looks. */
function barePosts(tx: Snapshot, organizationId: string) {
  return sql`select p.id, p.valid, p.phone, p.email, n.code, n.title_vi, n.title_en, n.title_de, n.group_code, n.lead, o.name,
      a.id, a.kind, a.valid, s.id, s.code, s.name
    from post p join position n on n.code = p.position_code and n.valid @> ${day}::date
    join organization_version o on o.organization_id = p.organization_id and o.valid @> ${day}::date
    left join appointment a on a.post_id = p.id and a.valid @> ${day}::date left join person s on s.id = a.person_id
    where p.organization_id = ${organizationId}::uuid and p.valid @> ${day}::date
    order by n.group_code, n.lead nulls last, n.title_vi, p.id`.execute(tx)
}

function barePeople(tx: Snapshot, organizationId: string) {
  return sql`select s.id, s.code, s.name, p.id, p.phone, p.email, n.title_vi, n.title_en, n.title_de, o.name, a.kind
    from post p join position n on n.code = p.position_code and n.valid @> ${day}::date
    join organization_version o on o.organization_id = p.organization_id and o.valid @> ${day}::date
    join appointment a on a.post_id = p.id and a.valid @> ${day}::date join person s on s.id = a.person_id
    where p.organization_id = ${organizationId}::uuid and p.valid @> ${day}::date
    order by fold(s.name), s.id limit 100`.execute(tx)
}

/** Milliseconds after which no further search is asked; one is always answered. */
const patience = 20_000

/** Asked before anything counts, so that the first asked is not the slow one. */
const warm = (rounds: number) => Math.ceil(rounds / 10)

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

function summary(times: number[]): Times {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
  return { count: sorted.length, median: at(0.5), p99: at(0.99) }
}
