import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { listPowers, type Power } from './powers.ts'
import { type Decider, type DeciderRow, decidersAt, inWords } from './who-decides.ts'

/** Of whom the powers are asked. */
export type PowersQuestion = { at: Day } & (
  | { personId: string }
  | { postId: string }
  | { organizationId: string }
)

/** A power of a post: it decides, it gave the power on and keeps the right, or (kind `work`) may do it. */
export interface HeldPower {
  power: Power
  how: 'decides' | 'retains' | 'may'
  /** The post that holds it; for a person one of theirs, or one in whose stead they act. */
  postId: string
  placeId: string
  decider: Decider
}

/**
 * What a post, a body or a person may decide, each with its ground and its limits, by field and name. Asked are
 * the places that the posts serve, and those to which a vesting of theirs is limited.
 */
export async function powersOf(tx: Snapshot, question: PowersQuestion): Promise<HeldPower[]> {
  const { at } = question
  const posts = await postsAsked(tx, question)
  if (!posts.length) return []
  const places = await placesOf(tx, posts, at)
  const powers = new Map((await listPowers(tx, at)).map((power) => [power.code, power]))
  const rows = await decidersAt(tx, at, [...powers.keys()], places)
  const own = new Set(posts)
  // A wider place answers for the narrower one too: each chain is told once.
  const once = new Map<string, DeciderRow>()
  for (const row of rows) once.set(`${row.power} ${row.postId} ${row.chain.join(' ')}`, row)
  const relevant = [...once.values()].filter((row) => own.has(row.postId ?? '') || row.act !== 'devolution')
  const words = await inWords(tx, relevant, at)
  return relevant.flatMap((row, index) => {
    const power = powers.get(row.power)
    const decider = words[index]
    if (!power || !decider) return []
    const held = { power, placeId: row.placeId, decider }
    if (row.postId && own.has(row.postId))
      return [{ ...held, how: power.kind === 'work' ? 'may' : 'decides', postId: row.postId } as HeldPower]
    return decider.retained
      .filter(({ postId }) => own.has(postId))
      .map(({ postId }): HeldPower => ({ ...held, how: 'retains', postId }))
  })
}

async function postsAsked(tx: Snapshot, question: PowersQuestion): Promise<string[]> {
  if ('postId' in question) return [question.postId]
  const { at } = question
  const found =
    'personId' in question
      ? await sql<{
          id: string
        }>`select distinct post_id as id from posts_borne(${question.personId}::uuid, ${at}::date)`.execute(
          tx
        )
      : await sql<{ id: string }>`select id from post where organization_id = ${question.organizationId}::uuid
          and valid @> ${at}::date`.execute(tx)
  return found.rows.map(({ id }) => id)
}

async function placesOf(tx: Snapshot, posts: string[], at: Day): Promise<string[]> {
  const found = await sql<{ id: string }>`
    with own as (select p.id, p.position_code, o.area_id from post p
      join organization_version o on o.organization_id = p.organization_id and o.valid @> ${at}::date
      where p.id = any (${posts}::uuid[]) and p.valid @> ${at}::date)
    select area_id as id from own
    union select v.place_id from vesting v where v.place_id is not null and v.valid @> ${at}::date
      and (v.holder_post_id in (select id from own) or v.holder_position_code in (select position_code from own))`.execute(
    tx
  )
  return found.rows.map(({ id }) => id)
}
