import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { effectsOf } from '../../store/decision-effects.ts'
import { findDecision, listDecisions } from '../../store/decisions.ts'
import { csvType, toCsv } from '../shared/csv.ts'
import { DecisionPage } from './decision-page.tsx'
import { DecisionsPage } from './decisions-page.tsx'

const byId = z.object({ id: z.uuid() })

/** Decisions, and each with everything that it began, changed and ended. */
export const decisionPageRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/decisions', async (request, reply) => {
    const decisions = await read(database, (tx) => listDecisions(tx))
    return reply.page(<DecisionsPage decisions={decisions} />, {
      title: request.t('organization.page.decisions.title'),
      dateSwitch: false
    })
  })

  const readOne = (id: string, known: string | null) =>
    read(database, async (tx) => {
      const decision = await findDecision(tx, id)
      if (!decision) throw notFound('organization.page.decision.none')
      return { decision, effects: await effectsOf(tx, id, known) }
    })

  app.get('/decisions/:id', { schema: { params: byId } }, async (request, reply) => {
    const found = await readOne(request.params.id, request.known)
    return reply.page(<DecisionPage {...found} />, {
      title: found.decision.number,
      dateSwitch: false,
      back: { href: request.view.href('/decisions'), text: request.t('organization.page.decisions.title') }
    })
  })

  app.get('/decisions/:id/effects.csv', { schema: { params: byId } }, async (request, reply) => {
    const { t, language } = request
    const { decision, effects } = await readOne(request.params.id, request.known)
    const csv = toCsv(effects, {
      effect: (one) => one.effect,
      effect_words: (one) => t(`organization.page.effect.${one.effect}`),
      unit: (one) => one.type,
      code: (one) => one.code,
      name: (one) => one.name,
      kind: (one) => one.kind,
      kind_words: (one) => one.kindName[language],
      on_date: (one) => one.onDate,
      clause: (one) => one.clause
    })
    return reply.download(`${decision.number.replaceAll('/', '-')}.csv`, csvType, csv)
  })
}
