import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { actingAtHome, bodyOfPost, getPost, holdsIn } from '../store-facts.ts'
import { closePost, cutAppointments } from '../store-write.ts'
import { checkDecided, Problems } from './problems.ts'
import { endReasons } from './schemas.ts'

export const endPostSchema = z.object({
  decision: decisionSchema,
  postId: z.uuid(),
  on: zDay.describe('First day on which there is no such post.'),
  endAppointments: z
    .enum(endReasons)
    .optional()
    .describe('Why whoever holds it then holds it no longer; without it a held post is not ended.')
})

/**
 * Ends a post, and on demand whoever's appointment to it goes on beyond that day.
 * @throws refusal when someone would still hold it, or when it begins only then or has ended by then
 */
export const endPost: Act<z.infer<typeof endPostSchema>, { postId: string; ended: string[] }> = {
  name: 'staffing.end_post',
  input: endPostSchema,
  power: 'staffing.appoint',
  target: (tx, { postId }) => bodyOfPost(tx, postId),
  async run({ tx }, { postId, on, endAppointments, ...input }) {
    const decision = await ensureDecision(tx, input.decision)
    const post = await getPost(tx, postId)
    const problems = new Problems()
    checkDecided(problems, decision, 'on', on)
    if (post.start && on <= post.start) problems.say('on', 'post_begins', { day: post.start })
    if (post.end && post.end <= on) problems.say('on', 'post_ended', { day: post.end })
    const holds = await holdsIn(tx, { postId, from: on })
    if (!endAppointments)
      for (const hold of holds) problems.say('endAppointments', 'still_held', { person: hold.personName })
    problems.refuse()
    const ended = holds.map(({ id }) => id)
    const relieved = await actingAtHome(tx, ended, on)
    if (endAppointments) await cutAppointments(tx, ended, on, decision.id, endAppointments)
    await cutAppointments(tx, relieved, on, decision.id, 'term_over')
    await closePost(tx, postId, on, decision.id)
    return {
      result: { postId, ended },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'post', id: postId },
      before: { end: post.end },
      after: { end: on, ended, relieved, reason: endAppointments }
    }
  }
}
