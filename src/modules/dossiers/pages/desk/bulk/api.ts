import { z } from 'zod'
import { fileStore } from '../../../../../platform/files/index.ts'
import { during, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { signingBy } from '../../dossier/results/signing-by.ts'
import { carryOut } from './carry-out.ts'
import { bulk, bulkVerbs } from './verbs.ts'

const text = z.string().trim().min(1).max(2000).optional()
const body = z
  .strictObject({
    verb: z.enum(bulkVerbs),
    ids: z.array(z.uuid()).min(1).max(100),
    personId: z.uuid().optional().describe('To whom they are assigned.'),
    unitId: z
      .uuid()
      .optional()
      .describe('To which unit they are assigned, or in which the person takes them.'),
    note: text,
    reason: text.describe('Why they are returned.'),
    number: text.describe('The first number; the others go on from it.'),
    seen: z
      .record(z.uuid(), z.int().positive())
      .default({})
      .describe('The last entry of each book that was seen: what has later ones is refused.')
  })
  .refine(({ verb, personId, unitId }) => !bulk[verb].asks.includes('to') || personId || unitId, {
    path: ['personId'],
    error: 'record.input.required'
  })
  .refine(({ verb, reason }) => !bulk[verb].asks.includes('reason') || reason, {
    path: ['reason'],
    error: 'record.input.required'
  })
const row = z.object({
  id: z.string(),
  number: z.string().optional().describe('Given by the release.'),
  problem: z
    .object({ status: z.int(), code: z.string(), detail: z.string() })
    .optional()
    .describe('Why nothing was done to it.')
})
const headers = z.object({ 'idempotency-key': z.string().min(1).max(150).optional() })

/** The same done to many dossiers, for programs: each as an act of its own, so that what one is refused hinders no other. */
export const bulkApi: RoomRoutes = async (app, { database, config }) => {
  const store = fileStore(config)
  app.post(
    '/acts/bulk-dossiers',
    {
      schema: {
        tags: ['acts'],
        summary: 'Take over, assign, sign, return, number, send or hand over many dossiers',
        headers,
        body,
        response: { 200: z.object({ items: z.array(row) }) }
      }
    },
    async (request) => {
      const { seen, ...given } = request.body
      const { database: _, actor, ...signing } = signingBy(request, { database, config, store })
      const known = new Map(Object.entries(seen))
      const done = await carryOut(database, actor, { ...given, seen: known }, during(request), signing)
      const items = done.map(({ problem, ...one }) => ({
        ...one,
        ...(problem && {
          problem: {
            status: problem.status,
            code: problem.messageKey,
            detail: request.t(problem.messageKey, problem.params)
          }
        })
      }))
      return { items }
    }
  )
}
