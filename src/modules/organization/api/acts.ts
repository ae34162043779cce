import { z } from 'zod'
import { during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { changeSchema } from '../acts/change-register.ts'
import { correct, correctionSchema } from '../acts/correct.ts'
import { dissolve } from '../acts/dissolve.ts'
import { establish } from '../acts/establish.ts'
import { merge } from '../acts/merge.ts'
import { move } from '../acts/move.ts'
import { rearrange } from '../acts/rearrange.ts'
import { reclassify } from '../acts/reclassify.ts'
import { recode } from '../acts/recode.ts'
import { rename } from '../acts/rename.ts'
import { split } from '../acts/split.ts'
import { transfer } from '../acts/transfer.ts'

const registerActs = {
  establish,
  rename,
  reclassify,
  move,
  recode,
  merge,
  split,
  rearrange,
  dissolve,
  transfer
}

const summaries: Record<keyof typeof registerActs, string> = {
  establish: 'Establish a unit that has no predecessor',
  rename: 'Give a unit another name',
  reclassify: 'Make a unit another kind',
  move: 'Put a unit under another parent, or a body into another area',
  recode: 'Give a unit another code',
  merge: 'Merge units into a new one, or into one that goes on',
  split: 'Split a unit wholly, or take a part of it',
  rearrange: 'Rearrange several units into several others',
  dissolve: 'End units; what they answered for passes to units that exist',
  transfer: 'Move functions between bodies that both go on'
}

const headers = z.object({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key acts once; a retry gets the same answer.')
})

/** The acts of the register. What cannot be done answers 409 with every reason; nothing is written then. */
export const actRoutes: RoomRoutes = async (app, { database }) => {
  const changed = z
    .object({ units: z.array(z.uuid()), decisionId: z.uuid() })
    .describe('The units made or changed.')
  for (const [name, act] of Object.entries(registerActs)) {
    const summary = summaries[name as keyof typeof registerActs]
    app.post(
      `/acts/${name}`,
      { schema: { tags: ['acts'], summary, headers, body: changeSchema, response: { 201: changed } } },
      async (request, reply) => {
        const result = await perform(database, act, signedIn(request), request.body, during(request))
        return reply.code(201).send(result)
      }
    )
  }

  app.post(
    '/acts/correct',
    {
      schema: {
        tags: ['acts'],
        summary: 'Correct a mistake in an entry; what had been recorded stays readable by `known`',
        headers,
        body: correctionSchema,
        response: { 201: z.object({ id: z.uuid() }) }
      }
    },
    async (request, reply) => {
      const result = await perform(database, correct, signedIn(request), request.body, during(request))
      return reply.code(201).send(result)
    }
  )
}
