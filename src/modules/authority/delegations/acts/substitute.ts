import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { dayAfter, dayBefore, zDay } from '../../../../platform/day.ts'
import { invalid, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { postsInWords } from '../../resolve/index.ts'
import { needSigner } from '../steps.ts'

const input = z
  .object({
    postId: z.uuid(),
    substitutePostId: z.uuid(),
    firstDay: zDay,
    lastDay: zDay.optional(),
    decision: decisionSchema
  })
  .refine(({ firstDay, lastDay }) => !lastDay || lastDay >= firstDay, {
    path: ['lastDay'],
    error: 'delegations.input.days_reversed'
  })
  .refine(({ postId, substitutePostId }) => postId !== substitutePostId, {
    path: ['substitutePostId'],
    error: 'delegations.input.substitutes_itself'
  })

/**
 * Names the post that decides in the stead of another while nobody is there. For whoever bears that post, or may publish
 * for its body. A standing substitution ends the day before.
 * @throws refusal when the posts are not of one body on the first day
 */
export const substitute: Act<z.output<typeof input>, { id: string }> = {
  name: 'authority.substitute',
  input,
  power: null,
  async run(context, { postId, substitutePostId, firstDay, lastDay, decision: given }) {
    const { tx } = context
    const posts = await postsInWords(tx, [postId, substitutePostId], firstDay)
    const post = posts.get(postId)
    const other = posts.get(substitutePostId)
    if (!post) throw missing('postId', firstDay)
    await needSigner(context, { grantorPostId: postId, organizationId: post.organizationId }, firstDay)
    if (!other) throw missing('substitutePostId', firstDay)
    if (other.organizationId !== post.organizationId)
      throw refusal('delegations.refusal.substitute_elsewhere')
    const decision = await ensureDecision(tx, given)
    const before = await makeRoom(tx, postId, firstDay, lastDay)
    const made = await sql<{ id: string }>`
      insert into substitution (post_id, substitute_post_id, valid, decision_id)
      values (${postId}::uuid, ${substitutePostId}::uuid,
        daterange(${firstDay}::date, ${lastDay ? dayAfter(lastDay) : null}::date), ${decision.id}::uuid)
      returning id`.execute(tx)
    const { id } = made.rows[0] as { id: string }
    return {
      result: { id },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'post', id: postId },
      before,
      after: { substitutePostId, firstDay, lastDay }
    }
  }
}

function missing(path: string, day: string) {
  return invalid('record.input.invalid', {}, [
    { path, messageKey: 'delegations.input.no_post', params: { day } }
  ])
}

/** Whoever stood in before does so until the day before; one that is decided for later stands in the way. */
async function makeRoom(tx: Tx, postId: string, firstDay: string, lastDay: string | undefined) {
  const later = await sql<{
    day: string
  }>`select lower(valid) as day from substitution where post_id = ${postId}::uuid
    and lower(valid) >= ${firstDay}::date and (${lastDay ?? null}::date is null or lower(valid) <= ${lastDay ?? null}::date)
    order by 1 limit 1`.execute(tx)
  const [taken] = later.rows
  if (taken) throw refusal('delegations.refusal.substituted_later', { day: taken.day })
  const ended = await sql<{ id: string; substitute: string }>`
    update substitution set valid = daterange(lower(valid), ${firstDay}::date)
    where post_id = ${postId}::uuid and valid @> ${dayBefore(firstDay)}::date and valid @> ${firstDay}::date
    returning id, substitute_post_id as substitute`.execute(tx)
  return ended.rows
}
