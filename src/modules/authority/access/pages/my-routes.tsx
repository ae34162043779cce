import { read } from '../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { mayDo } from '../../../../platform/record/index.ts'
import { capacitiesOf, findPerson } from '../../../staffing/index.ts'
import { absentUntil, standInsOf } from '../store/my.ts'
import { MyPage } from './my-page.tsx'

/** Who am I here, and what follows from it? */
export const myRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my', async (request, reply) => {
    const actor = signedIn(request)
    const { today } = request.view
    const found = await read(database, async (tx) => {
      const person = actor.personId ? await findPerson(tx, actor.personId) : undefined
      return {
        person,
        posts: person ? await capacitiesOf(tx, person.id, today) : [],
        standIns: person ? await standInsOf(tx, person.id, today) : [],
        absence: person && (await absentUntil(tx, person.id, today)),
        oversees: await mayDo(tx, actor, 'authority.oversee'),
        sends: await mayDo(tx, actor, 'webhooks.manage'),
        exchanges: await mayDo(tx, actor, 'dossiers.exchange')
      }
    })
    return reply.page(<MyPage {...found} actor={actor} />, {
      title: request.t('access.my.title'),
      dateSwitch: false
    })
  })
}
