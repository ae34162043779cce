import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { dayBefore } from '../../../../platform/day.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { mayDo } from '../../../../platform/record/index.ts'
import { changeDays } from '../../store/change-days.ts'
import { areasOnMap, outlineOfAll } from '../../store/map-areas.ts'
import { listKinds, localityDays } from '../../store/words.ts'
import { MapPage } from './map-page.tsx'

const query = z.object({ level: z.enum(['province', 'district', 'commune']).catch('commune') })

/** The areas of the day as a picture, with a switch between before and after and a table beside. */
export const mapRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/map', { schema: { querystring: query } }, async (request, reply) => {
    const { at, known, actor } = request
    const map = await read(database, async (tx) => {
      const { exampleDates } = await localityDays(tx)
      const [changed] = exampleDates.length ? [] : await changeDays(tx, '9999-12-31', 1)
      return {
        areas: await areasOnMap(tx, request.query.level, { at, known }),
        outline: await outlineOfAll(tx, at),
        kinds: await listKinds(tx, 'area'),
        mayChange: await mayDo(tx, actor, 'register.change'),
        days: changed ? [dayBefore(changed), changed] : exampleDates
      }
    })
    return reply.page(<MapPage {...map} />, { title: request.t('organization.page.map.title'), wide: true })
  })
}
