import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { blankForm, during, type RoomRoutes, signedIn } from '../../../../platform/http/index.ts'
import { needPower } from '../../../../platform/record/index.ts'
import { bodyOf } from '../steps.ts'
import type { MayDo } from './next-step.tsx'
import { readDelegation } from './read-delegation.ts'
import { atFields, doStep, inputOf, type StepName, stepForm, steps } from './step-form.ts'
import { StepPage, type StepPageProps } from './step-page.tsx'

const byId = z.object({ id: z.uuid() })

/** Which power a step takes; whoever bears the grantor may sign as well. */
const needs: Record<StepName, [keyof MayDo, string]> = {
  check: ['check', 'authority.check'],
  sign: ['sign', 'authority.publish'],
  publish: ['publish', 'authority.publish'],
  suspend: ['publish', 'authority.publish'],
  resume: ['publish', 'authority.publish'],
  withdraw: ['publish', 'authority.publish'],
  discard: ['draft', 'authority.draft']
}

/** The forms of the steps after the draft. */
export const stepRoutes: RoomRoutes = async (app, { database }) => {
  for (const step of steps) {
    app.get(`/delegations/:id/${step}`, { schema: { params: byId } }, async (request, reply) => {
      const props = await readStep(database, request, request.params.id, step)
      const { at } = request
      const form = blankForm({
        checked_on: at,
        published_on: at,
        decision_issued_on: at,
        first_day: at,
        on_day: at
      })
      return reply.page(<StepPage {...props} form={form} />, optionsOf(request, props))
    })

    app.post(`/delegations/:id/${step}`, { schema: { params: byId } }, async (request, reply) => {
      const { id } = request.params
      const props = await readStep(database, request, id, step)
      return reply.form({
        input: stepForm(step),
        act: async (values) => {
          try {
            const input = inputOf(values, props.delegation)
            return await doStep[step](database, signedIn(request), input, during(request))
          } catch (error) {
            throw atFields(error)
          }
        },
        done: () => ({ to: `/delegations/${id}`, say: { key: `delegations.said.${step}` } }),
        again: (form) => ({ page: <StepPage {...props} form={form} />, ...optionsOf(request, props) })
      })
    })
  }
}

async function readStep(
  database: Database,
  request: FastifyRequest,
  id: string,
  step: StepName
): Promise<Omit<StepPageProps, 'form'>> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    const { delegation, problems, may } = await readDelegation(tx, actor, id, request.at)
    const [what, power] = needs[step]
    if (!may[what]) await needPower(tx, actor, power, bodyOf(delegation))
    return { delegation, problems, step }
  })
}

function optionsOf({ t, view }: FastifyRequest, { delegation, step }: Omit<StepPageProps, 'form'>) {
  return {
    title: t(`delegations.page.step.${step}`),
    back: { href: view.href(`/delegations/${delegation.id}`), text: delegation.title },
    dateSwitch: false
  }
}
