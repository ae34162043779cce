import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { type PostInWords, postsInWords } from './post-words.ts'
import { getPower, type Power } from './powers.ts'
import { type Signature, type Step, stepsOf } from './steps.ts'

/** The question: who may decide this, for this place, on this day? */
export interface DecidesQuestion {
  power: string
  areaId: string
  at: Day
}

/** Someone who decides, and why. */
export interface Decider {
  /** The post that decides; null: the body that holds the power has no head. */
  post: PostInWords | null
  /** The body on whose behalf the post decides, when the power is the body's. */
  onBehalfOf: { id: string; name: string } | null
  signature: Signature | null
  /** From the law to the decider. */
  chain: Step[]
  /** First day on which a link of the chain holds no more. */
  end: Day | null
  /** Who decides in their stead on that day, because nobody is there. */
  standIn: PostInWords | null
  /** Who gave it on and keeps the right to decide. */
  retained: PostInWords[]
}

/** `one` is as it must be for a power of kind `decision`; powers of kind `work` may have several. */
export interface WhoDecides {
  power: Power
  areaId: string
  at: Day
  deciders: Decider[]
  verdict: 'one' | 'none' | 'several'
}

/** What `deciders` of the database says of one end of a chain. */
export interface DeciderRow {
  power: string
  placeId: string
  organizationId: string | null
  postId: string | null
  chain: string[]
  act: Step['act']
  signature: Signature | null
}

/**
 * Who decides, in which capacity, on what chain of legal grounds, who stands in.
 * @throws Problem 404 when there is no such power
 */
export async function whoDecides(
  tx: Snapshot,
  { power: code, areaId, at }: DecidesQuestion
): Promise<WhoDecides> {
  const power = await getPower(tx, code)
  const rows = await decidersAt(tx, at, [code], [areaId])
  const deciders = (await inWords(tx, rows, at)).filter((decider) => servesThere(decider, areaId))
  // Somebody who has it on two grounds is still one.
  const who = new Set(deciders.map(({ post, onBehalfOf }) => post?.postId ?? onBehalfOf?.id)).size
  const verdict = who === 0 ? 'none' : who === 1 ? 'one' : 'several'
  return { power, areaId, at, deciders, verdict }
}

/** What reaches no further than one's own body says nothing of a smaller place in the area that the body serves. */
function servesThere({ chain, post }: Decider, areaId: string): boolean {
  return !post || post.areaId === areaId || chain.every(({ reach }) => reach === 'area')
}

/** The bare answer for many powers and places at once; without powers: all that exactly one decides. */
export async function decidersAt(
  tx: Snapshot,
  at: Day,
  powers: string[] | null,
  places: string[] | null
): Promise<DeciderRow[]> {
  const found = await sql<DeciderRow>`
    select power_code as power, place_id as "placeId", organization_id as "organizationId", post_id as "postId", chain,
      act, signature
    from deciders(${at}::date, ${powers}::text[], ${places}::uuid[]) order by power_code, chain`.execute(tx)
  return found.rows
}

/** Ends of chains with everything that people want to know of them. */
export async function inWords(tx: Snapshot, rows: DeciderRow[], at: Day): Promise<Decider[]> {
  const steps = await stepsOf(tx, [...new Set(rows.flatMap(({ chain }) => chain))], at)
  const givers = await giversOf(tx, rows, at)
  const bodies = await namesOfBodies(tx, rows, at)
  const first = rows.flatMap((row) => [row.postId, ...(givers.get(row.chain.at(-1) ?? '') ?? [])])
  const posts = await postsInWords(tx, [...new Set(first.filter((id) => id !== null))], at)
  const substitutes = [...posts.values()].flatMap(({ substitutePostId }) => substitutePostId ?? [])
  const stands = await postsInWords(tx, [...new Set(substitutes)], at)
  return rows.map((row) => {
    const chain = row.chain.flatMap((id) => steps.get(id) ?? [])
    const post = posts.get(row.postId ?? '') ?? null
    const ends = chain.flatMap(({ end }) => end ?? [])
    const kept = ['authorization', 'assignment'].includes(row.act)
      ? (givers.get(row.chain.at(-1) ?? '') ?? [])
      : []
    return {
      post,
      onBehalfOf: row.organizationId
        ? { id: row.organizationId, name: bodies.get(row.organizationId) ?? '' }
        : null,
      signature: row.signature ?? (row.organizationId ? 'TM' : usualSignature(row.act)),
      chain,
      end: ends.toSorted()[0] ?? null,
      standIn: post && !post.attended ? (stands.get(post.substitutePostId ?? '') ?? null) : null,
      retained: kept.flatMap((id) => posts.get(id) ?? [])
    }
  })
}

async function namesOfBodies(tx: Snapshot, rows: DeciderRow[], at: Day): Promise<Map<string, string>> {
  const ids = [...new Set(rows.flatMap(({ organizationId }) => organizationId ?? []))]
  if (!ids.length) return new Map()
  const found = await sql<{
    id: string
    name: string
  }>`select organization_id as id, name from organization_version
    where organization_id = any (${ids}::uuid[]) and valid @> ${at}::date`.execute(tx)
  return new Map(found.rows.map(({ id, name }) => [id, name]))
}

function usualSignature(act: Step['act']): Signature | null {
  if (act === 'assignment') return 'KT'
  return act === 'authorization' ? 'TUQ' : null
}

/** Posts that gave the last link: the grantor itself, or the head of the body that granted. */
async function giversOf(tx: Snapshot, rows: DeciderRow[], at: Day): Promise<Map<string, string[]>> {
  const last = [...new Set(rows.flatMap(({ chain }) => chain.at(-1) ?? []))]
  if (!last.length) return new Map()
  const found = await sql<{ id: string; posts: string[] }>`
    select v.id, array_agg(coalesce(v.grantor_post_id, h.post_id)) as posts
    from vesting v left join post_facts h on h.organization_id = v.grantor_organization_id and h.lead = 'head'
      and h.valid @> ${at}::date and h.position_valid @> ${at}::date and h.organization_valid @> ${at}::date
      and h.area_valid @> ${at}::date
    where v.id = any (${last}::uuid[]) and coalesce(v.grantor_post_id, h.post_id) is not null
    group by v.id`.execute(tx)
  return new Map(found.rows.map(({ id, posts }) => [id, posts]))
}
