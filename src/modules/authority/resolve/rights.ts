import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Language } from '../../../platform/i18n/index.ts'
import { forbidden, type Problem } from '../../../platform/problem.ts'
import { FromRegister, type Ground, type Rights, type Target } from '../../../platform/record/index.ts'
import { type PostInWords, postsInWords } from './post-words.ts'
import { findPower } from './powers.ts'
import type { Step } from './steps.ts'
import { decidersAt } from './who-decides.ts'

/** Whose rights, by which day; nothing of it is kept between two questions. */
export interface RightsOf {
  personId: string
  today: Day
  /** The post through which they act; none: any of theirs. */
  through?: string
  /** The one capacity in which they act: a post that they hold, or one in whose stead they act; none: any. */
  as?: string
  /** A token's powers: nothing beside them. */
  scopes?: readonly string[]
  language: Language
}

/** One way in which someone may use a power, as `grounds` of the database says it. */
export interface GroundRow {
  postId: string
  throughPostId: string
  bearing: 'permanent' | 'acting' | 'concurrent' | 'secondment' | 'substitute'
  vestings: string[]
  act: Step['act']
  signature: Step['signature']
}

/** Answers stand as long as nothing in the register changes: they follow from it and from the day alone. */
const answers = new FromRegister<Ground | null>()

/** What someone may do: derived from appointments and vestings of the day, never stored. */
export function rightsOf(who: RightsOf): Rights {
  const { personId, today, through = '', as = '' } = who
  return {
    async ground(tx, power, target) {
      if (who.scopes && !who.scopes.includes(power)) return null
      const there =
        target === null ? '' : 'areaId' in target ? `a ${target.areaId}` : `o ${target.organizationId}`
      return answers.get(tx, `${personId} ${today} ${through} ${as} ${power} ${there}`, async () => {
        const rows = await groundsOf(tx, who, power, target)
        const row = who.as === undefined ? rows[0] : rows.find(({ postId }) => postId === who.as)
        return row ? inCapacity(tx, row, today) : null
      })
    },
    async among(tx, power, organizationIds) {
      if (who.scopes && !who.scopes.includes(power)) return []
      const { there, absent } = await bodiesAllowed(tx, who, power, organizationIds)
      for (const organizationId of absent)
        if (await this.ground(tx, power, { organizationId })) there.push(organizationId)
      return there
    },
    lack: (tx, power, target) => lackOf(tx, who, power, target)
  }
}

/** The bodies of several where someone may use a power, and those that are not there on the day: these are asked singly. */
async function bodiesAllowed(
  tx: Snapshot,
  { personId, today, through, as }: RightsOf,
  power: string,
  organizationIds: readonly string[]
): Promise<{ there: string[]; absent: string[] }> {
  const found = await sql<{ id: string; exists: boolean }>`
    with asked as materialized (
      select b.id, exists (select from organization_version v where v.organization_id = b.id and v.valid @> ${today}::date)
        as "exists" from unnest(${organizationIds}::uuid[]) b (id)
    )
    select id, "exists" from asked where not "exists" or exists (
      select from grounds(${personId}::uuid, ${power}, id, null, ${today}::date, ${through ?? null}::uuid) g
      where ${as ?? null}::uuid is null or g.post_id = ${as ?? null}::uuid)`.execute(tx)
  const ids = (exists: boolean) => found.rows.filter((row) => row.exists === exists).map(({ id }) => id)
  return { there: ids(true), absent: ids(false) }
}

/** Every ground on which someone may use a power there; the plainest first, none when they may not. */
export async function groundsOf(
  tx: Snapshot,
  { personId, today, through }: Pick<RightsOf, 'personId' | 'today' | 'through'>,
  power: string,
  target: Target
): Promise<GroundRow[]> {
  const who = { personId, today, through }
  const rows = await askGrounds(tx, who, power, target)
  if (rows.length || !target || !('organizationId' in target)) return rows
  const place = await placeOfAbsentBody(tx, target.organizationId, today)
  return place === undefined ? rows : askGrounds(tx, who, power, place)
}

/**
 * A body that does not exist on the day (it begins later, or has ended) has no superiors then: whoever has the
 * power in the area that it will serve or served acts for it, and where that is gone too, who has it for the province.
 */
async function placeOfAbsentBody(tx: Snapshot, body: string, day: Day): Promise<Target | undefined> {
  const found = await sql<{ exists: boolean; areaId: string | null }>`
    select exists (select from organization_version v where v.organization_id = ${body}::uuid and v.valid @> ${day}::date)
      as exists,
      (select v.area_id from organization_version v
        join area_version a on a.area_id = v.area_id and a.valid @> ${day}::date
        where v.organization_id = ${body}::uuid order by lower(v.valid) desc nulls last limit 1) as "areaId"
    from organization o where o.id = ${body}::uuid`.execute(tx)
  const [row] = found.rows
  if (!row || row.exists) return undefined
  return row.areaId ? { areaId: row.areaId } : null
}

async function askGrounds(
  tx: Snapshot,
  { personId, today, through }: Pick<RightsOf, 'personId' | 'today' | 'through'>,
  power: string,
  target: Target
): Promise<GroundRow[]> {
  const body = target && 'organizationId' in target ? target.organizationId : null
  const place = target && 'areaId' in target ? target.areaId : null
  const found = await sql<GroundRow>`
    select post_id as "postId", through_post_id as "throughPostId", bearing, vestings, act, signature
    from grounds(${personId}::uuid, ${power}, ${body}::uuid, ${place}::uuid, ${today}::date, ${through ?? null}::uuid)`.execute(
    tx
  )
  return found.rows
}

/** The capacity in words, always in Vietnamese: the record is read as it was written. */
async function inCapacity(tx: Snapshot, row: GroundRow, at: Day): Promise<Ground> {
  const { rows } = await sql<{ id: string; words: string | null }>`
    select id, post_party(id, ${at}::date) #>> '{name,vi}' as words
    from unnest(${[...new Set([row.postId, row.throughPostId])]}::uuid[]) id`.execute(tx)
  return groundIn(row, (id) => rows.find((one) => one.id === id)?.words ?? '')
}

/** A ground as the record keeps it. @param say a post in words */
export function groundIn(row: GroundRow, say: (postId: string) => string): Ground {
  const { postId, throughPostId, bearing, vestings, act } = row
  const how = { acting: 'quyền ', secondment: 'biệt phái: ', concurrent: 'kiêm nhiệm: ' } as Record<
    string,
    string
  >
  const words =
    bearing === 'substitute'
      ? `${say(throughPostId)}, thay ${say(postId)}`
      : `${how[bearing] ?? ''}${say(postId)}`
  const given = { assignment: ' (được phân công)', authorization: ' (được ủy quyền)' } as Record<
    string,
    string
  >
  return { capacity: `${words}${given[act] ?? ''}`, postId: throughPostId, vestings }
}

const named = 3

/** Which power is missing, and who holds it there. */
async function lackOf(tx: Snapshot, who: RightsOf, code: string, target: Target): Promise<Problem> {
  const power = await findPower(tx, code)
  const params = { power: power?.name[who.language] ?? code, code }
  const posts = power ? await holdingThere(tx, code, target, who.today) : []
  const holders = [...new Set(posts.map((post) => `${post.title[who.language]}, ${post.organizationName}`))]
  if (!holders.length) return forbidden('authority.refusal.power_nobody', params)
  const more = holders.length > named ? ' …' : ''
  return forbidden('authority.refusal.power', {
    ...params,
    holders: holders.slice(0, named).join('; ') + more
  })
}

/**
 * The posts through which someone may use a power there, those of the place itself first. A power can reach a place
 * and still not be for a body in it, such as a director's in their own department: whoever holds the post is asked.
 */
async function holdingThere(tx: Snapshot, code: string, target: Target, at: Day): Promise<PostInWords[]> {
  const place = await placeOf(tx, target, at)
  if (!place) return []
  const rows = await decidersAt(tx, at, [code], [place])
  const ids = rows.flatMap(({ postId }) => postId ?? [])
  const posts = [...(await postsInWords(tx, ids, at)).values()]
  const held = posts.flatMap(({ postId, holders }) => holders.map(({ personId }) => ({ postId, personId })))
  const body = target && 'organizationId' in target ? target.organizationId : null
  const { rows: may } = await sql<{ postId: string }>`
    select distinct h."postId" from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h ("postId" uuid, "personId" uuid)
    cross join lateral grounds(h."personId", ${code}, ${body}::uuid, ${body ? null : place}::uuid, ${at}::date, h."postId")`.execute(
    tx
  )
  const able = posts.filter((post) => may.some(({ postId }) => postId === post.postId))
  const near = (post: PostInWords) => (post.organizationId === body ? 0 : post.areaId === place ? 1 : 2)
  return (able.length ? able : posts.filter(({ holders }) => !holders.length)).toSorted(
    (one, other) => near(one) - near(other)
  )
}

/** The area that a question is about; for the province as a whole the widest one. */
async function placeOf(tx: Snapshot, target: Target, at: Day): Promise<string | undefined> {
  if (target && 'areaId' in target) return target.areaId
  const found = target
    ? await sql<{ id: string }>`select area_id as id from organization_version
        where organization_id = ${target.organizationId}::uuid and valid @> ${at}::date`.execute(tx)
    : await sql<{
        id: string
      }>`select area_id as id from area_version where parent_id is null and valid @> ${at}::date
        order by code limit 1`.execute(tx)
  return found.rows[0]?.id
}
