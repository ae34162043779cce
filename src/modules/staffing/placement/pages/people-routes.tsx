import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  type Form,
  type RoomRoutes,
  signedIn
} from '../../../../platform/http/index.ts'
import { invalid, notFound } from '../../../../platform/problem.ts'
import { perform } from '../../../../platform/record/index.ts'
import { getPlan, type Plan, PlanFrame } from '../../../changeover/index.ts'
import { clearPlacement } from '../acts/clear-placement.ts'
import { placePerson } from '../acts/place-person.ts'
import { proposeForPeople } from '../acts/propose-for-people.ts'
import { mayPlace } from '../editable-plan.ts'
import { type PeopleOfPlan, type PersonRow, peopleOfPlan, states } from '../people-of-plan.ts'
import { kinds, type NamedPlacement, reasons } from '../words.ts'
import { bodiesFor } from './bodies-for.ts'
import { PeoplePage } from './people-page.tsx'
import { PersonPage } from './person-page.tsx'

const planParams = z.object({ id: z.uuid() })
const personParams = z.object({ id: z.uuid(), personId: z.uuid() })
const text = (max: number) => z.string().max(max).default('').catch('')
const filter = z.object({
  q: text(200),
  state: z
    .enum([...states, 'placed', 'clash', ''])
    .default('')
    .catch(''),
  body: text(100),
  page: z.coerce.number().int().min(1).default(1).catch(1)
})
const choice = z.object({ q: text(200), body: text(100) })

/** A form says nothing by an empty field. */
const written = z.object({
  do: z.enum(['place', 'leave', 'clear']),
  body: blankAsAbsent(z.string().optional()),
  position: blankAsAbsent(z.string({ error: 'placement.refusal.no_position' }).optional()),
  kind: z.enum(kinds).default('permanent'),
  tolerated: z.string().optional(),
  leaving: blankAsAbsent(z.enum(reasons).optional()),
  note: blankAsAbsent(z.string().optional())
})

/** The people of a plan: the list, proposals, and one person by hand. For whoever is signed in. */
export const peoplePages: RoomRoutes = async (app, { database }) => {
  app.get(
    '/plans/:id/people',
    { schema: { params: planParams, querystring: filter } },
    async (request, reply) => {
      const actor = signedIn(request)
      const { plan, people, may } = await read(database, async (tx) => {
        const plan = await getPlan(tx, request.params.id)
        return { plan, people: await peopleOfPlan(tx, plan), may: await mayPlace(tx, actor) }
      })
      return reply.page(
        <PlanFrame plan={plan} tab="people">
          <PeoplePage plan={plan} people={people} filter={request.query} editable={may && !plan.enactment} />
        </PlanFrame>,
        {
          title: plan.title,
          dateSwitch: false,
          wide: true,
          back: backTo(request, '/plans', 'placement.page.all_plans')
        }
      )
    }
  )

  app.post('/plans/:id/people/propose', { schema: { params: planParams } }, async (request, reply) => {
    const { id } = request.params
    const done = await perform(database, proposeForPeople, signedIn(request), { planId: id }, during(request))
    return reply.seeOther(`/plans/${id}/people`, {
      say: { key: 'placement.said.proposed', params: { ...done } }
    })
  })

  /** The plan and the one person, who must be among those whom it concerns. */
  const load = async (id: string, personId: string) => {
    const { plan, people } = await read(database, async (tx) => {
      const plan = await getPlan(tx, id)
      return { plan, people: await peopleOfPlan(tx, plan) }
    })
    const row = people.groups.flatMap((group) => group.people).find((one) => one.personId === personId)
    if (!row) throw notFound('placement.refusal.not_concerned')
    return { plan, people, row }
  }

  const personPage = (
    { plan, people, row }: { plan: Plan; people: PeopleOfPlan; row: PersonRow },
    form: Form,
    { q, body }: { q: string; body: string }
  ) => {
    const chosen = people.bodies.onDay.get(body)
    const { found, more } = bodiesFor(row, people.bodies, q)
    const shown = chosen && !found.includes(chosen) ? [chosen, ...found] : found
    return (
      <PersonPage
        plan={plan}
        people={people}
        row={row}
        form={form}
        q={q}
        found={shown}
        more={more}
        body={chosen}
      />
    )
  }

  app.get(
    '/plans/:id/people/:personId',
    { schema: { params: personParams, querystring: choice } },
    async (request, reply) => {
      signedIn(request)
      const { id, personId } = request.params
      const loaded = await load(id, personId)
      const line = loaded.row.lines.find(({ kind }) => kind === 'permanent')
      // What is said already stands in the form, as long as it is about the same body.
      const body = request.query.body || line?.organizationCode || ''
      const same = line?.organizationCode === body
      const form = blankForm(same && line ? typedOf(line) : {})
      return reply.page(personPage(loaded, form, { ...request.query, body }), {
        title: loaded.row.name,
        dateSwitch: false,
        back: backTo(request, `/plans/${id}/people`, 'placement.page.back')
      })
    }
  )

  app.post(
    '/plans/:id/people/:personId',
    { schema: { params: personParams, querystring: choice } },
    async (request, reply) => {
      const actor = signedIn(request)
      const { id, personId } = request.params
      const loaded = await load(id, personId)
      return reply.form({
        input: written,
        act: ({ do: what, tolerated, leaving, body, position, ...line }) => {
          if (what === 'clear')
            return perform(database, clearPlacement, actor, { planId: id, personId }, during(request))
          if (what === 'leave' && !leaving)
            throw invalid('record.input.invalid', {}, [
              { path: 'leaving', messageKey: 'placement.refusal.no_reason' }
            ])
          const said = what === 'leave' ? { leaving } : { body, position, tolerated: tolerated === 'yes' }
          return perform(
            database,
            placePerson,
            actor,
            { planId: id, person: loaded.row.code, ...line, ...said },
            during(request)
          )
        },
        done: () => ({
          to: `/plans/${id}/people`,
          say: { key: 'placement.said.saved', params: { name: loaded.row.name } }
        }),
        again: (form) => ({
          page: personPage(loaded, form, {
            ...request.query,
            body: form.field('body').value || request.query.body
          }),
          title: loaded.row.name,
          dateSwitch: false,
          back: backTo(request, `/plans/${id}/people`, 'placement.page.back')
        })
      })
    }
  )
}

/** A line as its form would have been filled in. */
function typedOf({ positionCode, toleratedUntil, note }: NamedPlacement) {
  return { position: positionCode ?? '', note: note ?? '', ...(toleratedUntil && { tolerated: 'yes' }) }
}

export function backTo(
  { view, t }: FastifyRequest,
  path: string,
  key: string
): { href: string; text: string } {
  return { href: view.href(path), text: t(key) }
}
