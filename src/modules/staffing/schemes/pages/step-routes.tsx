import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { refusal } from '../../../../platform/problem.ts'
import { type Act, needPower, perform } from '../../../../platform/record/index.ts'
import { atDecisionFields } from '../../../organization/index.ts'
import { appraiseScheme } from '../acts/appraise-scheme.ts'
import { approveScheme } from '../acts/approve-scheme.ts'
import { publishScheme } from '../acts/publish-scheme.ts'
import { submitScheme } from '../acts/submit-scheme.ts'
import { nextSteps, type State } from '../scheme.ts'
import { ever, getScheme, versionsOf } from '../store.ts'
import { readWhole, type WholeScheme } from './read-scheme.ts'
import { AppraisePage, ApprovePage, PublishPage, type StepProps, SubmitPage } from './step-forms.tsx'
import { appraiseInput, approveInput, atStepFields, publishInput, submitInput } from './step-input.ts'

interface Step<V, I> {
  name: 'submit' | 'appraise' | 'approve' | 'publish'
  /** Where the version must stand. */
  from: readonly State[]
  input: z.ZodType<V>
  act: Act<I, { id: string }>
  Page(props: StepProps): VNode
}

const byId = { params: z.object({ id: z.uuid() }) }

/** The steps of a scheme, each with its form: submission, appraisal, approval, publication. */
export const stepPages: RoomRoutes = async (app, parts) => {
  const route = <V extends object, I>(step: Step<V, I>) => app.register(stepRoutes(step), parts)
  await route({ name: 'submit', from: ['draft'], input: submitInput, act: submitScheme, Page: SubmitPage })
  await route({
    name: 'appraise',
    from: ['submitted', 'agreed'],
    input: appraiseInput,
    act: appraiseScheme,
    Page: AppraisePage
  })
  await route({
    name: 'approve',
    from: ['agreed'],
    input: approveInput,
    act: approveScheme,
    Page: ApprovePage
  })
  await route({
    name: 'publish',
    from: ['approved'],
    input: publishInput,
    act: publishScheme,
    Page: PublishPage
  })
}

function stepRoutes<V extends object, I>({ name, from, input, act, Page }: Step<V, I>): RoomRoutes {
  return async (app, { database }) => {
    app.get(`/schemes/:id/${name}`, { schema: byId }, async (request, reply) => {
      const whole = await forStep(database, request, request.params.id, from)
      const form = blankForm({ on: request.view.today })
      return reply.page(<Page whole={whole} form={form} />, optionsOf(request, whole, name))
    })

    app.post(`/schemes/:id/${name}`, { schema: byId }, async (request, reply) => {
      const { id } = request.params
      const whole = await forStep(database, request, id, from)
      return reply.form({
        input,
        act: (values) => {
          const asked = { schemeId: id, ...values }
          const acting = perform(database, act, signedIn(request), asked, during(request))
          return atStepFields(atDecisionFields(acting))
        },
        done: () => ({ to: `/schemes/${id}`, say: { key: `schemes.step.${name}_done` } }),
        again: (form) => ({
          page: <Page whole={whole} form={form} />,
          ...optionsOf(request, whole, name)
        })
      })
    })
  }
}

/**
 * The scheme as it stands; only for whoever may take the step.
 * @throws refusal when its latest version stands elsewhere
 */
function forStep(database: Database, request: FastifyRequest, id: string, from: readonly State[]) {
  const actor = signedIn(request)
  const { today } = request.view
  return read(database, async (tx) => {
    const scheme = await getScheme(tx, id, today)
    const [version] = await versionsOf(tx, id, ever)
    const [first] = from
    const power = nextSteps[first ?? 'draft'].power
    await needPower(tx, actor, power, { organizationId: scheme.organizationId })
    if (!version) throw refusal('schemes.refusal.no_version')
    if (!from.includes(version.state))
      throw refusal(`schemes.refusal.is_${version.state}`, { number: version.number })
    return readWhole(tx, id, today, actor, version.number)
  })
}

function optionsOf(
  { t, view }: FastifyRequest,
  { scheme }: WholeScheme,
  name: Step<object, unknown>['name']
) {
  return {
    title: `${t(`schemes.step.${name}`)}, ${scheme.organizationName}`,
    back: { href: view.href(`/schemes/${scheme.id}`), text: scheme.organizationName },
    dateSwitch: false
  }
}
