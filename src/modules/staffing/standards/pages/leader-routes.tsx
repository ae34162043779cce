import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankAsAbsent, optionalText, type RoomRoutes } from '../../../../platform/http/index.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { type AsOf, unitCandidates } from '../../../organization/index.ts'
import { bodiesBelow, bodiesWhere } from '../../bodies-where.ts'
import { listLeaders } from '../store-leaders.ts'
import { LeadersPage } from './leaders-page.tsx'

const query = z.object({
  level: blankAsAbsent(z.enum(['province', 'commune']).optional().catch(undefined)),
  unit: optionalText,
  lacking: z.literal('yes').optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1)
})
export type LeadersQuery = z.infer<typeof query>

const pageSize = 100

/** Leaders: name, post and office for everybody; standards for whoever may read personal data there. */
export const leaderPages: RoomRoutes = async (app, { database }) => {
  app.get('/leaders', { schema: { querystring: query } }, async (request, reply) => {
    const found = await readLeaders(database, request.query, request, request.actor)
    return reply.page(<LeadersPage query={request.query} pageSize={pageSize} {...found} />, {
      title: request.t('standards.leaders.title'),
      back: { href: request.view.href('/staff'), text: request.t('standards.back') },
      wide: true
    })
  })
}

function readLeaders(database: Database, asked: LeadersQuery, { at, known }: AsOf, actor: Actor | null) {
  return read(database, async (tx) => {
    const [unit] = asked.unit ? await unitCandidates(tx, asked.unit, { at, known }, 'organization') : []
    const readable = await bodiesWhere(tx, actor, 'staffing.read_personal', at)
    const mayRead = readable === 'all' || readable.length > 0
    const bodies = asked.unit ? (unit ? await bodiesBelow(tx, unit.id, at) : []) : null
    const lacking = mayRead && asked.lacking === 'yes'
    const offset = (asked.page - 1) * pageSize
    const filter = {
      level: asked.level,
      bodies,
      lacking,
      readable,
      insider: actor !== null,
      offset,
      limit: pageSize
    }
    return { ...(await listLeaders(tx, { at, known }, filter)), mayRead, unit }
  })
}
