import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  type Form,
  optionalText,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { PlanFrame } from '../../../changeover/index.ts'
import { assignInPlan } from '../acts/assign-in-plan.ts'
import { nameRest } from '../acts/name-rest.ts'
import { CustodyPage } from './custody-page.tsx'
import { type CustodyPage as Page, type PageFilter, readPage } from './read-page.ts'
import { RestPage } from './rests-table.tsx'

const planParams = z.object({ id: z.uuid() })
const restParams = planParams.extend({ originId: z.uuid() })
const filterSchema = z.object({
  q: blankAsAbsent(z.string().trim().max(200).optional()).catch(undefined),
  state: blankAsAbsent(z.enum(['open', 'assigned']).optional()).catch(undefined),
  body: blankAsAbsent(z.uuid().optional()).catch(undefined),
  procedure: blankAsAbsent(z.uuid().optional()).catch(undefined),
  page: z.coerce.number().int().min(1).default(1).catch(1)
})

const assigning = z.object({
  do: z.enum(['some', 'all', 'clear']),
  custodian: optionalText,
  dossiers: z.preprocess((value) => (value === undefined ? [] : [value].flat()), z.array(z.uuid()))
})
const naming = z.object({ custodian: optionalText })

/** The open dossiers of a plan: where they go, those left open, and who takes the rest. For whoever is signed in. */
export const custodyPages: RoomRoutes = async (app, { database }) => {
  const load = (request: FastifyRequest, id: string, filter: PageFilter) =>
    read(database, (tx) => readPage(tx, signedIn(request), id, filter))
  const pageOf = (request: FastifyRequest, page: Page, filter: PageFilter, form: Form | null) => ({
    page: (
      <PlanFrame plan={page.plan} tab="dossiers">
        <CustodyPage {...page} filter={filter} form={form} />
      </PlanFrame>
    ),
    title: page.plan.title,
    dateSwitch: false,
    wide: true,
    back: backTo(request, '/plans', 'custody.page.all_plans')
  })

  app.get(
    '/plans/:id/dossiers',
    { schema: { params: planParams, querystring: filterSchema } },
    async (request, reply) => {
      const page = await load(request, request.params.id, request.query)
      const { page: node, ...options } = pageOf(request, page, request.query, null)
      return reply.page(node, options)
    }
  )

  app.post(
    '/plans/:id/dossiers',
    { schema: { params: planParams, querystring: filterSchema } },
    async (request, reply) => {
      const actor = signedIn(request)
      const { id } = request.params
      const { page: _page, ...filter } = request.query
      const loaded = await load(request, id, request.query)
      return reply.form({
        input: assigning,
        act: ({ do: what, custodian, dossiers }) =>
          perform(
            database,
            assignInPlan,
            actor,
            {
              planId: id,
              custodian: what === 'clear' ? null : (custodian ?? ''),
              ...(what === 'all' ? { all: filter } : { dossiers })
            },
            during(request)
          ),
        done: ({ count }) => ({
          to: request.view.here({}),
          say: { key: 'custody.said.assigned', params: { count } }
        }),
        again: (form) => pageOf(request, loaded, request.query, form)
      })
    }
  )

  const restPage = async (request: FastifyRequest, { id, originId }: z.output<typeof restParams>) => {
    const { plan, rests } = await load(request, id, { page: 1 })
    const row = rests.find(({ origin }) => origin.id === originId)
    if (!row) throw notFound('custody.refusal.not_concerned')
    const options = {
      title: request.t('custody.rest.of', { body: row.origin.name }),
      dateSwitch: false,
      back: backTo(request, `/plans/${id}/dossiers`, 'custody.page.back')
    }
    return {
      row,
      show: (form: Form) => ({ page: <RestPage plan={plan} row={row} form={form} />, ...options })
    }
  }

  app.get(
    '/plans/:id/dossiers/rest/:originId',
    { schema: { params: restParams } },
    async (request, reply) => {
      const { show } = await restPage(request, request.params)
      const { page, ...options } = show(blankForm())
      return reply.page(page, options)
    }
  )

  app.post(
    '/plans/:id/dossiers/rest/:originId',
    { schema: { params: restParams } },
    async (request, reply) => {
      const actor = signedIn(request)
      const { id, originId } = request.params
      const { row, show } = await restPage(request, request.params)
      return reply.form({
        input: naming,
        act: ({ custodian }) =>
          perform(database, nameRest, actor, { planId: id, originId, custodian }, during(request)),
        done: () => ({
          to: `/plans/${id}/dossiers`,
          say: { key: 'custody.said.named', params: { body: row.origin.name } }
        }),
        again: show
      })
    }
  )
}

export function backTo(
  { view, t }: FastifyRequest,
  path: string,
  key: string
): { href: string; text: string } {
  return { href: view.href(path), text: t(key) }
}
