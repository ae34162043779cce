import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { formatDay } from '../../../platform/i18n/index.ts'
import { refusal } from '../../../platform/problem.ts'
import { perform } from '../../../platform/record/index.ts'
import { enactPlan, revokePlan } from '../acts/enact-plan.ts'
import { proposeForPlan } from '../acts/import-plan.ts'
import { getPlan, type Plan } from '../store/plans.ts'
import { EnactPage, RevokePage } from './enact-page.tsx'
import { studyPlan } from './study.ts'

const params = { schema: { params: z.object({ id: z.uuid() }) } }

/** Proposing what follows, enacting and revoking, each after a question. */
export const enactPages: RoomRoutes = async (app, { database }) => {
  const planOf = (id: string) => read(database, (tx) => getPlan(tx, id))

  app.post('/plans/:id/propose', params, async (request, reply) => {
    const { id } = request.params
    const { operations } = await perform(database, proposeForPlan, signedIn(request), { id }, during(request))
    return reply.seeOther(`/plans/${id}`, {
      say: { key: 'changeover.page.said.proposed', params: { count: operations } }
    })
  })

  app.get('/plans/:id/enact', params, async (request, reply) => {
    signedIn(request)
    const plan = notEnacted(await planOf(request.params.id))
    const study = await studyPlan(database, plan)
    return reply.page(
      <EnactPage plan={plan} study={study} form={blankForm()} />,
      asking(request, plan, 'enact')
    )
  })

  app.post('/plans/:id/enact', params, async (request, reply) => {
    signedIn(request)
    const { id } = request.params
    const plan = await planOf(id)
    const study = plan.enactment ? undefined : await studyPlan(database, plan)
    return reply.form({
      input: z.object({}),
      act: () => perform(database, enactPlan, signedIn(request), { id }, during(request)),
      done: () => ({
        to: `/plans/${id}/notices`,
        say: {
          key: 'changeover.page.said.enacted',
          params: { day: formatDay(plan.effectiveOn, request.language) }
        }
      }),
      again: (form) => ({
        page: (
          <EnactPage
            plan={plan}
            study={
              study ?? {
                blocked: refusal('changeover.refusal.enacted_already', {
                  by: plan.enactment?.enactedBy ?? ''
                })
              }
            }
            form={form}
          />
        ),
        ...asking(request, plan, 'enact')
      })
    })
  })

  app.get('/plans/:id/revoke', params, async (request, reply) => {
    signedIn(request)
    const plan = await planOf(request.params.id)
    if (!plan.enactment) throw refusal('changeover.refusal.not_enacted')
    if (plan.effectiveOn <= request.view.today)
      throw refusal('changeover.refusal.in_effect', { day: plan.effectiveOn })
    return reply.page(<RevokePage plan={plan} form={blankForm()} />, asking(request, plan, 'revoke'))
  })

  app.post('/plans/:id/revoke', params, async (request, reply) => {
    signedIn(request)
    const { id } = request.params
    const plan = await planOf(id)
    return reply.form({
      input: z.object({ reason: z.string().trim().min(1).max(2000) }),
      act: ({ reason }) =>
        perform(
          database,
          revokePlan,
          signedIn(request),
          { id, reason, today: request.view.today },
          during(request)
        ),
      done: () => ({ to: `/plans/${id}`, say: { key: 'changeover.page.said.revoked' } }),
      again: (form) => ({ page: <RevokePage plan={plan} form={form} />, ...asking(request, plan, 'revoke') })
    })
  })
}

function asking({ t, view }: FastifyRequest, plan: Plan, what: 'enact' | 'revoke') {
  return {
    title: t(`changeover.page.${what}.title`),
    dateSwitch: false,
    back: { href: view.href(`/plans/${plan.id}`), text: t('changeover.page.back') }
  }
}

function notEnacted(plan: Plan): Plan {
  if (plan.enactment) throw refusal('changeover.refusal.enacted_already', { by: plan.enactment.enactedBy })
  return plan
}
