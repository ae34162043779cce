import { read } from '../../../../../platform/database/index.ts'
import { type RoomRoutes, signedIn } from '../../../../../platform/http/index.ts'
import { nowOf } from '../../../api.ts'
import { stepsAway } from '../../../desk/away.ts'
import { proposalsFor } from '../../../desk/decide.ts'
import { deskOf } from '../../../desk/scope.ts'
import { workloadOf } from '../../../desk/workload.ts'
import { LeadPage } from './lead-page.tsx'

/** `/dossiers/lead`: for whoever decides or leads. */
export const leadRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/dossiers/lead', async (request, reply) => {
    const actor = signedIn(request)
    const { t, view } = request
    const model = await read(database, async (tx) => {
      const desk = await deskOf(tx, actor, view.today)
      const now = nowOf(request)
      const proposals = await proposalsFor(tx, actor, desk, now)
      const away = await stepsAway(tx, desk, now)
      return { proposals, away, leads: desk.leads.length > 0, ...(await workloadOf(tx, desk, now)) }
    })
    return reply.page(<LeadPage {...model} />, {
      title: t('desk.leader.title'),
      back: { href: view.href('/dossiers'), text: t('desk.title') },
      dateSwitch: false,
      wide: true
    })
  })
}
