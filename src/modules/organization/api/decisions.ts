import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../platform/http/index.ts'
import { notFound } from '../../../platform/problem.ts'
import { effectsOf } from '../store/decision-effects.ts'
import { findDecision, listDecisions } from '../store/decisions.ts'
import { listFunctions, listKinds } from '../store/words.ts'
import { asOf, decisionJson, idParams, unitType } from './schemas.ts'

const names = z.object({ vi: z.string(), en: z.string(), de: z.string() })
const effect = z.object({
  effect: z.enum(['began', 'changed', 'ended']),
  type: unitType,
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  kind: z.string(),
  kindName: names,
  onDate: z.string().nullable().describe('First day on which it holds, or no longer holds.'),
  clause: z.string().nullable()
})

/** Decisions with what they brought about, and the words that the register uses. */
export const decisionRoutes: RoomRoutes = async (app, { database }) => {
  app.get(
    '/decisions',
    {
      schema: {
        tags: ['decisions'],
        summary: 'All decisions, the latest first',
        response: { 200: z.object({ items: z.array(decisionJson) }) }
      }
    },
    async () => ({ items: await read(database, (tx) => listDecisions(tx)) })
  )

  app.get(
    '/decisions/:id',
    {
      schema: {
        tags: ['decisions'],
        summary: 'One decision with everything that it began, changed and ended',
        params: idParams,
        querystring: asOf,
        response: { 200: decisionJson.extend({ effects: z.array(effect) }) }
      }
    },
    ({ params, known }) =>
      read(database, async (tx) => {
        const decision = await findDecision(tx, params.id)
        if (!decision) throw notFound('organization.page.decision.none')
        return { ...decision, effects: await effectsOf(tx, params.id, known) }
      })
  )

  const kinds = z.object({ code: z.string(), scope: unitType, level: z.string().nullable(), name: names })
  app.get(
    '/kinds',
    {
      schema: {
        tags: ['words'],
        summary: 'Kinds of areas and of bodies in force on a day',
        querystring: asOf,
        response: { 200: z.object({ items: z.array(kinds) }) }
      }
    },
    async ({ at }) => ({
      items: await read(database, async (tx) => [
        ...(await listKinds(tx, 'area', at)),
        ...(await listKinds(tx, 'organization', at))
      ])
    })
  )

  const functions = z.object({ code: z.string(), parent: z.string().nullable(), name: names })
  app.get(
    '/functions',
    {
      schema: {
        tags: ['words'],
        summary: 'Fields of state management',
        response: { 200: z.object({ items: z.array(functions) }) }
      }
    },
    async () => ({ items: await read(database, (tx) => listFunctions(tx)) })
  )
}
