import { read } from '../../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../../../platform/http/index.ts'
import { type Capacity, capacitiesOf } from '../../store-persons.ts'
import { type PostOnDay, postsOf } from '../../store-posts.ts'
import { MyUnitPage } from './my-unit-page.tsx'

/** A body where the reader serves, with what they do there. */
export interface MyUnit {
  organizationId: string
  organizationName: string
  capacities: Capacity[]
  posts: PostOnDay[]
}

/** The bodies where whoever is signed in serves: who is there, who is not, and what comes to an end. */
export const myUnitRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/unit', async (request, reply) => {
    const actor = signedIn(request)
    const { at, known, t } = request
    const units = await read(database, async (tx) => {
      const capacities = actor.personId ? await capacitiesOf(tx, actor.personId, at) : []
      const found: MyUnit[] = []
      for (const [organizationId, own] of Map.groupBy(capacities, (one) => one.organizationId)) {
        const posts = await postsOf(tx, { organizationId, at, known }, actor)
        const organizationName = own[0]?.organizationName ?? ''
        found.push({ organizationId, organizationName, capacities: own, posts })
      }
      return found
    })
    return reply.page(<MyUnitPage units={units} />, { title: t('people.my_unit.title') })
  })
}
