import { z } from 'zod'
import { read } from '../../../platform/database/index.ts'
import {
  blankForm,
  during,
  type Form,
  type RoomRoutes,
  signedIn,
  type View
} from '../../../platform/http/index.ts'
import { perform } from '../../../platform/record/index.ts'
import { PageHeading } from '../../../ui/index.ts'
import { type Decision, listDecisions } from '../../organization/index.ts'
import { discardPlan } from '../acts/discard-plan.ts'
import { amendPlan, draftPlan } from '../acts/draft-plan.ts'
import { importPlan } from '../acts/import-plan.ts'
import { getPlan, listPlans, type Plan } from '../store/plans.ts'
import { ConfirmPage } from './enact-page.tsx'
import { ImportForm } from './import-form.tsx'
import { importInput, readPlan, textToMend } from './import-input.ts'
import { PlanEdit } from './plan-edit.tsx'
import { PlanFactsForm } from './plan-facts-form.tsx'
import { planFactsInput, planFactsValues } from './plan-facts-input.ts'
import { PlanList } from './plan-list.tsx'

const planParams = z.object({ id: z.uuid() })

/** The list of plans; beginning, importing, changing and discarding one. */
export const planPages: RoomRoutes = async (app, { database }) => {
  app.get('/plans', async (request, reply) => {
    const plans = await read(database, listPlans)
    return reply.page(<PlanList plans={plans} />, {
      title: request.t('changeover.page.list.title'),
      dateSwitch: false
    })
  })

  const beginning = (form: Form, decisions: Decision[], { t }: View) => (
    <>
      <PageHeading lead={t('changeover.page.new.lead')}>{t('changeover.page.new.title')}</PageHeading>
      <PlanFactsForm form={form} decisions={decisions} submit={t('changeover.page.new.submit')} />
    </>
  )

  app.get('/plans/new', async (request, reply) => {
    signedIn(request)
    const decisions = await read(database, (tx) => listDecisions(tx))
    return reply.page(beginning(blankForm(), decisions, request.view), {
      title: request.t('changeover.page.new.title'),
      dateSwitch: false
    })
  })

  app.post('/plans/new', async (request, reply) => {
    signedIn(request)
    const decisions = await read(database, (tx) => listDecisions(tx))
    return reply.form({
      input: planFactsInput(decisions, request.language),
      act: (input) => perform(database, draftPlan, signedIn(request), input, during(request)),
      done: ({ id }) => ({ to: `/plans/${id}`, say: { key: 'changeover.page.said.drafted' } }),
      again: (form) => ({
        page: beginning(form, decisions, request.view),
        title: request.t('changeover.page.new.title'),
        dateSwitch: false
      })
    })
  })

  const replacing = z.object({ replaces: z.uuid().optional().catch(undefined) })
  app.get('/plans/import', { schema: { querystring: replacing } }, async (request, reply) => {
    signedIn(request)
    const { replaces } = request.query
    const plan = replaces ? await read(database, (tx) => getPlan(tx, replaces)) : undefined
    const form = blankForm(plan ? { replaces: plan.id, revision: String(plan.revision) } : {})
    return reply.page(<ImportForm form={form} />, {
      title: request.t('changeover.page.import.title'),
      dateSwitch: false
    })
  })

  app.post('/plans/import', async (request, reply) => {
    signedIn(request)
    const mending = textToMend(request.body)
    return reply.form({
      input: importInput,
      act: ({ replaces: id, revision = 0, propose, ...sent }) => {
        const plan = readPlan(sent)
        const input = {
          plan: { ...plan, propose: plan.propose || propose === 'yes' },
          ...(id && { replaces: { id, revision } })
        }
        return perform(database, importPlan, signedIn(request), input, during(request))
      },
      done: ({ id, operations }) => ({
        to: `/plans/${id}`,
        say: { key: 'changeover.page.said.imported', params: { count: operations } }
      }),
      again: (form) => ({
        page: <ImportForm form={mending ? withValues(form, mending) : form} />,
        title: request.t('changeover.page.import.title'),
        dateSwitch: false
      })
    })
  })

  const editing = (plan: Plan, form: Form, decisions: Decision[], conflict = false) => (
    <PlanEdit plan={plan} form={form} decisions={decisions} conflict={conflict} />
  )

  app.get('/plans/:id/edit', { schema: { params: planParams } }, async (request, reply) => {
    signedIn(request)
    const [plan, decisions] = await read(
      database,
      async (tx) => [await getPlan(tx, request.params.id), await listDecisions(tx)] as const
    )
    return reply.page(editing(plan, blankForm(planFactsValues(plan)), decisions), {
      title: request.t('changeover.page.edit.title'),
      dateSwitch: false
    })
  })

  app.post('/plans/:id/edit', { schema: { params: planParams } }, async (request, reply) => {
    signedIn(request)
    const { id } = request.params
    const [plan, decisions] = await read(
      database,
      async (tx) => [await getPlan(tx, id), await listDecisions(tx)] as const
    )
    return reply.form({
      input: planFactsInput(decisions, request.language),
      act: (input) => perform(database, amendPlan, signedIn(request), { id, ...input }, during(request)),
      done: () => ({ to: `/plans/${id}`, say: { key: 'changeover.page.said.amended' } }),
      again: (form) => ({
        page: editing(plan, form, decisions, Number(form.field('revision').value) !== plan.revision),
        title: request.t('changeover.page.edit.title'),
        dateSwitch: false
      })
    })
  })

  const discarding = (plan: Plan, form: Form, { t }: View) => (
    <ConfirmPage
      caption={plan.title}
      title={t('changeover.page.discard.title')}
      text={t('changeover.page.discard.text')}
      button={t('changeover.page.discard.confirm')}
      back={`/plans/${plan.id}`}
      form={form}
      revision={plan.revision}
    />
  )

  app.get('/plans/:id/discard', { schema: { params: planParams } }, async (request, reply) => {
    signedIn(request)
    const plan = await read(database, (tx) => getPlan(tx, request.params.id))
    return reply.page(discarding(plan, blankForm(), request.view), {
      title: request.t('changeover.page.discard.title'),
      dateSwitch: false
    })
  })

  app.post('/plans/:id/discard', { schema: { params: planParams } }, async (request, reply) => {
    signedIn(request)
    const { id } = request.params
    const plan = await read(database, (tx) => getPlan(tx, id))
    return reply.form({
      input: z.object({ revision: z.coerce.number().int() }),
      act: ({ revision }) =>
        perform(database, discardPlan, signedIn(request), { id, revision }, during(request)),
      done: () => ({ to: '/plans', say: { key: 'changeover.page.said.discarded' } }),
      again: (form) => ({
        page: discarding(plan, form, request.view),
        title: request.t('changeover.page.discard.title'),
        dateSwitch: false
      })
    })
  })
}

/** The same form, holding something more. */
function withValues(form: Form, more: Record<string, string>): Form {
  const values = { ...form.values, ...more }
  const filled = blankForm(values)
  return { ...form, values, field: (name) => ({ ...filled.field(name), error: form.field(name).error }) }
}
