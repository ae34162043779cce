import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { zDay } from '../../../../../platform/day.ts'
import { blankAsAbsent, type RoomRoutes, signedIn } from '../../../../../platform/http/index.ts'
import { csvType } from '../../../../organization/index.ts'
import { staffHistory } from '../../store-career.ts'
import { postsOf } from '../../store-posts.ts'
import { getBody } from '../forms/about.ts'
import { HistoryPage } from './history-page.tsx'
import { readUnitStaff } from './read-staff.ts'
import { staffCsv } from './staff-csv.ts'
import { StaffPage } from './staff-page.tsx'

const params = z.object({ id: z.string().max(60) })
const position = z.object({ before: blankAsAbsent(zDay.optional().catch(undefined)) })
const pageSize = 100

/** A body's staff on a day, over time, and as CSV. */
export const unitRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/organizations/:id/staff', { schema: { params } }, async (request, reply) => {
    const staff = await read(database, (tx) => readUnitStaff(tx, request.params.id, request))
    return reply.page(<StaffPage staff={staff} />, {
      title: request.t('people.unit.title', { body: staff.body.name }),
      back: { href: request.view.href(`/organizations/${staff.body.id}`), text: staff.body.name }
    })
  })

  app.get('/organizations/:id/staff.csv', { schema: { params } }, async (request, reply) => {
    const { at, known, actor } = request
    const { body, posts } = await read(database, async (tx) => {
      const body = await getBody(tx, request.params.id, request)
      return { body, posts: await postsOf(tx, { organizationId: body.id, at, known }, actor) }
    })
    return reply.download(`staff-${body.code}-${at}.csv`, csvType, staffCsv(posts, request.view))
  })

  app.get(
    '/organizations/:id/staff/history',
    { schema: { params, querystring: position } },
    async (request, reply) => {
      signedIn(request)
      const before = request.query.before ?? null
      const { body, events } = await read(database, async (tx) => {
        const body = await getBody(tx, request.params.id, request)
        return { body, events: await staffHistory(tx, body.id, before, pageSize) }
      })
      const next = events.length < pageSize ? null : (events.at(-1)?.day ?? null)
      return reply.page(
        <HistoryPage body={body.name} events={events} within={before !== null} next={next} />,
        {
          title: request.t('people.unit.history_title', { body: body.name }),
          back: { href: request.view.href(`/organizations/${body.id}/staff`), text: body.name }
        }
      )
    }
  )
}
