import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Ground } from '../../../platform/record/index.ts'
import { type GroundRow, groundIn } from './rights.ts'

/** May this person use this power for a body, or for an area, on that day? */
export interface GroundAsked {
  personId: string
  power: string
  organizationId?: string
  areaId?: string
  at: Day
}

type Row = GroundRow & { n: number; words: string | null; throughWords: string | null }

/** The ground of each question as `rights.ground` gives it, or null; in the order of the questions, all asked at once. */
export async function groundsOfMany(tx: Snapshot, asked: readonly GroundAsked[]): Promise<(Ground | null)[]> {
  const questions = asked.map((one, n) => ({ n, ...one }))
  const found = await sql<Row>`
    select q.n, g.post_id as "postId", g.through_post_id as "throughPostId", g.bearing, g.vestings, g.act, g.signature,
      post_party(g.post_id, q.at) #>> '{name,vi}' as words, post_party(g.through_post_id, q.at) #>> '{name,vi}' as "throughWords"
    from jsonb_to_recordset(${JSON.stringify(questions)}::jsonb)
      as q (n int, "personId" uuid, power text, "organizationId" uuid, "areaId" uuid, at date)
    cross join lateral (select * from grounds(q."personId", q.power, q."organizationId", q."areaId", q.at) limit 1) g`.execute(
    tx
  )
  const answers: (Ground | null)[] = asked.map(() => null)
  for (const { n, words, throughWords, ...row } of found.rows)
    answers[n] = groundIn(row, (id) => (id === row.postId ? words : throughWords) ?? '')
  return answers
}
