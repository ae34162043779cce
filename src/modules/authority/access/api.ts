import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { browseRecord, type Entry, needPower } from '../../../platform/record/index.ts'
import { findPerson } from '../../staffing/index.ts'
import { mayReadData } from './may-read-data.ts'

const capacity = z.object({ post: z.string().describe('For `?as=`.'), title: z.string() })
const me = z.object({
  subject: z.string(),
  name: z.string(),
  person: z.object({ id: z.string(), code: z.string(), name: z.string() }).nullable(),
  capacities: z.array(capacity),
  as: capacity.nullable().describe('The capacity in which this very call is made; null: all together.'),
  scopes: z.array(z.string()).nullable().describe('Powers to which the token is limited.')
})

const entry = z.object({
  id: z.int(),
  at: z.string(),
  subject: z.string(),
  name: z.string(),
  capacity: z.string().nullable(),
  post: z.string().nullable(),
  vestings: z.array(z.string()),
  act: z.string(),
  about: z.object({ kind: z.string(), id: z.string().nullable() }).nullable(),
  decision: z.object({ id: z.string(), number: z.string().nullable() }).nullable(),
  reason: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown()
})

/** Who am I, and what was done? */
export const api: RoomRoutes = async (app, { database }) => {
  const tags = ['access']

  app.get(
    '/me',
    { schema: { tags, summary: 'Who I am, and in which capacities I serve', response: { 200: me } } },
    async (request) => {
      const actor = signedIn(request)
      const { subject, name, personId, scopes } = actor
      const person = personId ? await read(database, (tx) => findPerson(tx, personId)) : undefined
      const told = ({ postId, title }: { postId: string; title: string }) => ({ post: postId, title })
      return {
        subject,
        name,
        person: person ? { id: person.id, code: person.code, name: person.name } : null,
        capacities: (actor.capacities ?? []).map(told),
        as: actor.capacity ? told(actor.capacity) : null,
        scopes: scopes ? [...scopes] : null
      }
    }
  )

  app.get(
    '/record',
    {
      schema: {
        tags,
        summary: 'The record of all acts, the latest first; for those who oversee',
        querystring: z.object({
          who: z.string().optional().describe('Subject, or part of the name.'),
          act: z.string().optional().describe('Beginning of the act’s name.'),
          kind: z.string().optional(),
          id: z.string().optional(),
          before: z.coerce.number().int().positive().optional().describe('The `next` of the page before.'),
          limit: z.coerce.number().int().min(1).max(200).default(50)
        }),
        response: { 200: z.object({ items: z.array(entry), next: z.int().nullable() }) }
      }
    },
    async (request) => {
      const actor = signedIn(request)
      const { who, act, kind, id, before, limit } = request.query
      const filter = { actor: who, act, subjectKind: kind, subjectId: id, before, limit: limit + 1 }
      return await read(database, async (tx) => {
        await needPower(tx, actor, 'authority.oversee')
        const found = await browseRecord(tx, filter)
        const open = await mayReadData(tx, actor)
        const items = found.slice(0, limit)
        return {
          items: items.map((one) => json(one, open(one))),
          next: (found.length > limit && items.at(-1)?.id) || null
        }
      })
    }
  )
}

function json(found: Entry, withData: boolean): z.infer<typeof entry> {
  const { id, at, act, ground, reason, before, after } = found
  return {
    id,
    at,
    subject: found.actor_subject,
    name: found.actor_name,
    capacity: ground?.capacity ?? null,
    post: ground?.postId ?? null,
    vestings: ground?.vestings ?? [],
    act,
    about: found.subject_kind ? { kind: found.subject_kind, id: found.subject_id } : null,
    decision: found.decision_id ? { id: found.decision_id, number: found.decision_number } : null,
    reason,
    before: withData ? before : null,
    after: withData ? after : null
  }
}
