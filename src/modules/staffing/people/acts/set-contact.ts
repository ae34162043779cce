import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { bodyOfPost, getPost } from '../store-facts.ts'
import { writeContact } from '../store-write.ts'
import { contactSchema } from './schemas.ts'

export const setContactSchema = z.object({ postId: z.uuid(), ...contactSchema.shape })

/** Says how the office of a post is reached; what is not given is no longer said. It needs no decision. */
export const setContact: Act<z.infer<typeof setContactSchema>, { postId: string }> = {
  name: 'staffing.set_contact',
  input: setContactSchema,
  power: 'staffing.appoint',
  target: (tx, { postId }) => bodyOfPost(tx, postId),
  async run({ tx }, { postId, phone = null, email = null }) {
    const post = await getPost(tx, postId)
    await writeContact(tx, postId, phone, email)
    return {
      result: { postId },
      subject: { kind: 'post', id: postId },
      before: { phone: post.phone, email: post.email },
      after: { phone, email }
    }
  }
}
