import { z } from 'zod'
import { zDay } from '../../../../platform/day.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { decisionSchema, ensureDecision } from '../../../organization/index.ts'
import { type BodyInTime, bodyInTime, type Position, positionInTime } from '../store-positions.ts'
import { insertPost } from '../store-write.ts'
import { checkDecided, Problems } from './problems.ts'
import { contactSchema, shortText } from './schemas.ts'

export const openPostSchema = z.object({
  decision: decisionSchema,
  organizationId: z.uuid().describe('The body that gets the post.'),
  position: shortText(60).describe('Code of the position.'),
  from: zDay.describe('First day on which there is the post.'),
  ...contactSchema.shape
})

/**
 * Opens a post in a body. It ends with the body where the body's end is already decided.
 * @throws refusal when the body or the position does not exist from that day on, or the position is not for such bodies
 */
export const openPost: Act<z.infer<typeof openPostSchema>, { postId: string }> = {
  name: 'staffing.open_post',
  input: openPostSchema,
  power: 'staffing.appoint',
  target: async (_tx, { organizationId }) => ({ organizationId }),
  async run({ tx }, input) {
    const decision = await ensureDecision(tx, input.decision)
    const problems = new Problems()
    checkDecided(problems, decision, 'from', input.from)
    const body = await bodyInTime(tx, input.organizationId, input.from)
    const position = await positionInTime(tx, input.position, input.from)
    if (!body) problems.say('from', 'no_body', { day: input.from })
    if (!position) problems.say('position', 'no_position', { code: input.position, day: input.from })
    if (body && position) checkOpening(problems, body, position)
    problems.refuse()
    const postId = await insertPost(tx, {
      ...input,
      end: body?.end ?? null,
      beganBy: decision.id,
      endedBy: body?.endedBy ?? null
    })
    return {
      result: { postId },
      decisionId: decision.id,
      decisionNumber: decision.number,
      subject: { kind: 'post', id: postId },
      after: { ...input, decision: undefined }
    }
  }
}

/** Whether a body may have posts of a position, for as long as the body exists. */
export function checkOpening(
  problems: Problems,
  body: Pick<BodyInTime, 'name' | 'kind' | 'level' | 'end'>,
  { title, kinds, level, end }: Pick<Position, 'title' | 'kinds' | 'end'> & { level: string | null }
): void {
  if (end && (!body.end || end < body.end))
    problems.say('position', 'position_ends', { position: title.vi, day: end })
  if (kinds.length && !kinds.includes(body.kind))
    problems.say('position', 'not_this_kind', { position: title.vi, body: body.name })
  if (level && level !== body.level)
    problems.say('position', 'not_this_level', { position: title.vi, body: body.name })
}
