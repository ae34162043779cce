import { read } from '../../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../../platform/http/index.ts'
import { refusal } from '../../../../../platform/problem.ts'
import { officeFor } from '../read/office.ts'
import { byId } from '../steps/step-page.tsx'
import { PaymentPage } from './payment-page.tsx'
import { readOne } from './read-own.ts'

/** `/my/dossiers/<id>/payment`: what is to be paid, why, and how: from home or at the counter. To be printed too. */
export const paymentRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/my/dossiers/:id/payment', { schema: { params: byId } }, async (request, reply) => {
    const { t, view } = request
    const one = await readOne(database, request, request.params.id)
    const { dossier, version } = one.found
    if (!one.payment) throw refusal('apply.refusal.no_payment')
    const { hours } = await read(database, (tx) => officeFor(tx, version, dossier.pile.placeId, view.today))
    return reply.page(<PaymentPage {...one} payment={one.payment} hours={hours} />, {
      title: t('apply.payment.title'),
      back: { href: view.href(`/my/dossiers/${dossier.id}`), text: dossier.code ?? t('apply.mine.title') },
      dateSwitch: false
    })
  })
}
