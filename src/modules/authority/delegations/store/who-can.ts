import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { decidersAt, type PostInWords, postsInWords } from '../../resolve/index.ts'
import type { Delegation } from '../delegation.ts'

/** The posts that hold a power for a body. */
export async function whoCan(
  tx: Snapshot,
  power: string,
  organizationId: string,
  at: Day
): Promise<PostInWords[]> {
  const area = await sql<{ id: string }>`select area_id as id from organization_version
    where organization_id = ${organizationId}::uuid and valid @> ${at}::date`.execute(tx)
  const place = area.rows[0]?.id
  if (!place) return []
  const rows = await decidersAt(tx, at, [power], [place])
  const posts = await postsInWords(tx, [...new Set(rows.flatMap(({ postId }) => postId ?? []))], at)
  return [...posts.values()]
}

/** The posts that sign for a grantor: its own, or that of the head of its body. */
export async function signers(
  tx: Snapshot,
  { grantorPostId, organizationId }: Pick<Delegation, 'grantorPostId' | 'organizationId'>,
  at: Day
): Promise<PostInWords[]> {
  const heads = await sql<{ id: string }>`select p.id from post p join position n on n.code = p.position_code
      and n.valid @> ${at}::date and n.lead = 'head'
    where p.organization_id = ${organizationId}::uuid and p.valid @> ${at}::date`.execute(tx)
  const ids = grantorPostId ? [grantorPostId] : heads.rows.map(({ id }) => id)
  return [...(await postsInWords(tx, ids, at)).values()]
}
