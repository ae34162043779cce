import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { bodyOfPost, getPost } from '../store-facts.ts'
import { writeTolerance } from '../store-write.ts'
import { Problems } from './problems.ts'

export const toleratePostSchema = z.object({
  decision: decisionSchema,
  postId: z.uuid(),
  lastDay: zDay.describe('Last day on which the law tolerates it above the cap.')
})

/** Marks a post as above the cap and tolerated for a time. @throws refusal when the post does not last that long */
export const toleratePost: Act<z.infer<typeof toleratePostSchema>, { postId: string }> = {
  name: 'staffing.tolerate_post',
  input: toleratePostSchema,
  power: 'staffing.appoint',
  target: (tx, { postId }) => bodyOfPost(tx, postId),
  async run({ tx }, { postId, lastDay, ...input }) {
    const decision = await ensureDecision(tx, input.decision)
    const post = await getPost(tx, postId)
    const problems = new Problems()
    if (post.start && lastDay < post.start) problems.say('lastDay', 'post_begins', { day: post.start })
    if (post.end && post.end <= lastDay) problems.say('lastDay', 'post_ended', { day: post.end })
    problems.refuse()
    await writeTolerance(tx, postId, lastDay, decision.id)
    return {
      result: { postId },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'post', id: postId },
      before: { toleratedUntil: post.toleratedUntil },
      after: { toleratedUntil: lastDay }
    }
  }
}
