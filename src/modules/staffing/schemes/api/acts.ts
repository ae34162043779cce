import { z } from 'zod'
import { during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { type Act, perform } from '../../../../platform/record/index.ts'
import { appraiseScheme } from '../acts/appraise-scheme.ts'
import { approveScheme } from '../acts/approve-scheme.ts'
import { draftScheme } from '../acts/draft-scheme.ts'
import { amendScheme, discardScheme, removeSchemeLine, setSchemeLine } from '../acts/edit-draft.ts'
import { publishScheme } from '../acts/publish-scheme.ts'
import { submitScheme } from '../acts/submit-scheme.ts'

const headers = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key acts once; a retry gets the same answer.')
})

/** The acts on schemes. What cannot be done answers 409 with every reason. */
export const actRoutes: RoomRoutes = async (app, { database }) => {
  const route = <I>(act: Act<I, { id: string; version?: number }>, summary: string) =>
    app.post(
      `/acts/${act.name}`,
      {
        schema: {
          tags: ['acts'],
          summary,
          headers,
          body: act.input,
          response: {
            201: z.object({ id: z.uuid(), version: z.number().int().optional() }).describe('The scheme.')
          }
        }
      },
      async (request, reply) => {
        const result = await perform(database, act, signedIn(request), request.body, during(request))
        return reply.code(201).send(result)
      }
    )
  route(draftScheme, 'Begin the scheme of a body from its posts, or its next version')
  route(amendScheme, 'Write what a draft says in words')
  route(setSchemeLine, 'Add a position to a draft, or write its line anew')
  route(removeSchemeLine, 'Take a position out of a draft')
  route(discardScheme, 'Discard a draft')
  route(submitScheme, 'Hand a draft in for appraisal')
  route(appraiseScheme, 'Agree to a version that was handed in, or return it')
  route(approveScheme, 'Approve an appraised version by a decision')
  route(publishScheme, 'Publish an approved version')
}
