import { read } from '../../../../../platform/database/index.ts'
import { type RoomRoutes, signedInCitizen } from '../../../../../platform/http/index.ts'
import { byId } from '../steps/step-page.tsx'
import { MinePage } from './mine-page.tsx'
import { OnePage } from './one-page.tsx'
import { isDraft, readMine, readOne } from './read-own.ts'

/** `/my/dossiers`: everything of one's own; `/my/dossiers/<id>`: one of them, and what to do now. */
export const mineRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/dossiers', async (request, reply) => {
    const citizen = signedInCitizen(request)
    const mine = await read(database, (tx) => readMine(tx, citizen, request.view.today))
    return reply.page(<MinePage {...mine} />, { title: request.t('apply.mine.title'), dateSwitch: false })
  })

  app.get('/my/dossiers/:id', { schema: { params: byId } }, async (request, reply) => {
    const { t, view } = request
    const one = await readOne(database, request, request.params.id)
    if (isDraft(one.found.dossier)) return reply.seeOther(`/apply/${request.params.id}/check`)
    return reply.page(<OnePage {...one} />, {
      title: t('apply.one.title', { code: one.found.dossier.code ?? '' }),
      back: { href: view.href('/my/dossiers'), text: t('apply.mine.title') },
      dateSwitch: false
    })
  })
}
