import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Database } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import { blankForm, during, type Form, type RoomRoutes, signedIn } from '../../../platform/http/index.ts'
import { invalid } from '../../../platform/problem.ts'
import { perform } from '../../../platform/record/index.ts'
import { removeOperation, saveOperation } from '../acts/edit-operation.ts'
import { actNames, unitScopes } from '../plan-format/types.ts'
import { OperationChoice } from './operation-choice.tsx'
import { OperationForm } from './operation-form.tsx'
import {
  backTo,
  chosen,
  drafted,
  operationOf,
  pathsOfForm,
  refuseBareAreas,
  removal
} from './operation-help.tsx'
import type { Found } from './operation-picker.tsx'
import { compact, operationIn, type Values, valuesOf } from './operation-rows.ts'
import { namesToCodes } from './operation-search.ts'
import { actsOn } from './operation-shape.ts'
import { takeStep } from './operation-steps.ts'

const planParams = z.object({ id: z.uuid() })
const operationParams = planParams.extend({ operationId: z.string().min(1).max(300) })
const choice = z.object({
  act: z.enum(actNames).optional().catch(undefined),
  unit: z.enum(unitScopes).optional().catch(undefined),
  from: z.string().optional()
})

/** Adding, changing and removing the operations of a plan. */
export const operationPages: RoomRoutes = async (app, { database }) => {
  app.get(
    '/plans/:id/operations/new',
    { schema: { params: planParams, querystring: choice } },
    async (request, reply) => {
      signedIn(request)
      const { plan, speech } = await drafted(database, request.params.id)
      const { act, unit, from } = request.query
      const options = {
        title: request.t('changeover.page.operation.new'),
        dateSwitch: false,
        back: backTo(plan, request)
      }
      if (!act || !unit || !actsOn(unit, actNames).includes(act))
        return reply.page(
          <OperationChoice plan={plan} form={blankForm({ unit: unit ?? 'area', act: act ?? 'merge' })} />,
          options
        )
      const picked = from ? takeStep('pick_from', { pick: from.split(',') }, speech, unit).values : {}
      return reply.page(
        <OperationForm plan={plan} speech={speech} act={act} unit={unit} form={blankForm(picked)} />,
        options
      )
    }
  )

  app.post('/plans/:id/operations/new', { schema: { params: planParams } }, async (request, reply) =>
    write(database, request, reply, request.params.id)
  )

  app.get(
    '/plans/:id/operations/:operationId',
    { schema: { params: operationParams } },
    async (request, reply) => {
      signedIn(request)
      const { plan, speech } = await drafted(database, request.params.id)
      const operation = operationOf(plan, request.params.operationId)
      const { act, unit } = operation
      return reply.page(
        <OperationForm
          plan={plan}
          speech={speech}
          act={act}
          unit={unit}
          form={blankForm(valuesOf(operation))}
        />,
        {
          title: request.t('changeover.page.operation.edit'),
          dateSwitch: false,
          back: backTo(plan, request)
        }
      )
    }
  )

  app.post(
    '/plans/:id/operations/:operationId',
    { schema: { params: operationParams } },
    async (request, reply) => write(database, request, reply, request.params.id)
  )

  app.get(
    '/plans/:id/operations/:operationId/remove',
    { schema: { params: operationParams } },
    async (request, reply) => {
      signedIn(request)
      const { plan } = await drafted(database, request.params.id)
      operationOf(plan, request.params.operationId)
      return reply.page(removal(plan, request.params.operationId, blankForm(), request), {
        title: request.t('changeover.page.operation.remove'),
        dateSwitch: false
      })
    }
  )

  app.post(
    '/plans/:id/operations/:operationId/remove',
    { schema: { params: operationParams } },
    async (request, reply) => {
      const { id, operationId } = request.params
      const { plan } = await drafted(database, id)
      return reply.form({
        input: z.object({ revision: z.coerce.number().int() }),
        act: ({ revision }) =>
          perform(
            database,
            removeOperation,
            signedIn(request),
            { planId: id, revision, operationId },
            during(request)
          ),
        done: () => ({
          to: `/plans/${id}`,
          say: { key: 'changeover.page.said.removed', params: { id: operationId } }
        }),
        again: (form) => ({
          page: removal(plan, operationId, form, request),
          title: request.t('changeover.page.operation.remove'),
          dateSwitch: false
        })
      })
    }
  )
}

/** Saves an operation, or does what another button of the form asks for and shows it again. */
async function write(
  database: Database,
  request: FastifyRequest,
  reply: FastifyReply,
  id: string
): Promise<FastifyReply> {
  signedIn(request)
  const { plan, speech } = await drafted(database, id)
  const values = compact((request.body ?? {}) as Values)
  const { act, unit } = chosen(values)
  const title = request.t('changeover.page.operation.edit')
  const again = (form: Form, found?: Found, conflict = false) => ({
    page: (
      <OperationForm
        plan={plan}
        speech={speech}
        act={act}
        unit={unit}
        form={form}
        found={found}
        conflict={conflict}
      />
    ),
    title,
    dateSwitch: false,
    back: backTo(plan, request)
  })
  const step = String(values.do ?? 'save')
  if (step !== 'save') {
    const { values: next, found } = takeStep(step, values, speech, unit)
    const { page, ...options } = again(blankForm(next), found)
    return reply.page(page, options)
  }
  const { rows, problems } = namesToCodes(values, speech, unit, dayBefore(plan.effectiveOn))
  request.body = compact(values, rows)
  return reply.form({
    input: z.looseObject({ revision: z.coerce.number().int() }),
    act: async ({ revision }) => {
      if (problems.length) throw invalid('record.input.invalid', {}, problems)
      const operation = operationIn(request.body as Values)
      refuseBareAreas(operation, speech)
      return perform(
        database,
        saveOperation,
        signedIn(request),
        { planId: id, revision, operation },
        during(request)
      ).catch(pathsOfForm)
    },
    done: (saved) => ({
      to: `/plans/${id}`,
      say: { key: 'changeover.page.said.saved', params: { id: saved.id } }
    }),
    again: (form) => again(form, undefined, Number(values.revision) !== plan.revision)
  })
}
