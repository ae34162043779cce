import { z } from 'zod'
import { during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { type Act, perform } from '../../../../platform/record/index.ts'
import { appoint } from '../acts/appoint.ts'
import { correctPerson } from '../acts/correct-person.ts'
import { depart } from '../acts/depart.ts'
import { endAbsence } from '../acts/end-absence.ts'
import { endAppointment } from '../acts/end-appointment.ts'
import { endPost } from '../acts/end-post.ts'
import { openPost } from '../acts/open-post.ts'
import { recordAbsence } from '../acts/record-absence.ts'
import { registerPerson } from '../acts/register-person.ts'
import { setContact } from '../acts/set-contact.ts'
import { toleratePost } from '../acts/tolerate-post.ts'

const headers = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key acts once; a retry gets the same answer.')
})

const post = z.object({ postId: z.uuid() })
const person = z.object({ personId: z.uuid(), code: z.string() })
const absence = z.object({ absenceId: z.uuid() })
const ended = z.array(z.uuid()).describe('Appointments that ended by it.')

/** The acts of staffing. What cannot be done answers 409 with every reason; nothing is written then. */
export const actRoutes: RoomRoutes = async (app, { database }) => {
  offer(openPost, 'Open a post in a body', post)
  offer(endPost, 'End a post, on demand with the appointments to it', post.extend({ ended }))
  offer(toleratePost, 'Mark a post as an excess that is tolerated until a day', post)
  offer(setContact, 'Say how the office of a post is reached', post)
  offer(registerPerson, 'Enter someone in the staff register', person)
  offer(correctPerson, 'Correct what is said of someone; what was said before stays in the history', person)
  offer(
    appoint,
    'Appoint someone: permanently, acting, beside another post or on secondment',
    z.object({ appointmentId: z.uuid(), ended })
  )
  offer(endAppointment, 'End an appointment', z.object({ appointmentId: z.uuid() }))
  offer(depart, 'Someone leaves the service', z.object({ personId: z.uuid(), ended }))
  offer(recordAbsence, 'Note that someone is away on some days', absence)
  offer(endAbsence, 'Someone is back earlier', absence)

  function offer<I>(act: Act<I, unknown>, summary: string, answer: z.ZodType): void {
    const schema = {
      tags: ['acts'],
      summary,
      headers,
      body: act.input as z.ZodType,
      response: { 201: answer }
    }
    app.post(`/acts/${act.name}`, { schema }, async (request, reply) => {
      const result = await perform(database, act, signedIn(request), request.body, during(request))
      return reply.code(201).send(result)
    })
  }
}
