import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import {
  blankAsAbsent,
  blankForm,
  during,
  mendable,
  type RoomRoutes,
  refusedForm,
  signedIn
} from '../../../../platform/http/index.ts'
import { inputProblem, needPower, perform } from '../../../../platform/record/index.ts'
import { atDecisionFields } from '../../../organization/index.ts'
import { declareDay } from '../../acts/declare-day.ts'
import { movedBy } from '../../acts/recompute-dossiers.ts'
import { nowOf } from '../../api.ts'
import { calendarOf } from '../../law.ts'
import { CalendarPage } from './calendar-page.tsx'
import { type DeclareValues, declarationOf, declareSchema, fieldOf } from './declare.ts'
import { ConfirmPage, DeclarePage } from './declare-page.tsx'
import { dueOf, dueSchema } from './due.ts'
import { DuePage } from './due-page.tsx'
import { declaredDays, hoursOf } from './store.ts'
import { yearSchema } from './year.ts'

const power = 'register.change'
const yearQuery = z.object({ year: blankAsAbsent(yearSchema.optional()) })

/** `/calendar`: when offices work, when a time limit ends, and declaring days. */
export const calendarPages: RoomRoutes = async (app, { database }) => {
  const mayDeclare = ({ actor }: FastifyRequest) =>
    read(database, async (tx) => Boolean(actor && (await actor.rights.ground(tx, power, null))))
  const needDeclarer = (request: FastifyRequest) =>
    read(database, (tx) => needPower(tx, signedIn(request), power, null))

  app.get('/calendar', { schema: { querystring: yearQuery } }, async (request, reply) => {
    const year = request.query.year ?? Number(request.at.slice(0, 4))
    const found = await read(database, async (tx) => ({
      calendar: await calendarOf(tx),
      hours: await hoursOf(tx, year),
      declared: await declaredDays(tx, year)
    }))
    const page = <CalendarPage year={year} {...found} mayDeclare={await mayDeclare(request)} />
    return reply.page(page, {
      title: request.t('calendar.title_of', { year: String(year) }),
      dateSwitch: false,
      wide: true
    })
  })

  app.get('/calendar/due', async (request, reply) => {
    const { t, view } = request
    const may = await mayDeclare(request)
    const { day, time, amount, unit } = request.query as Record<string, unknown>
    const asked = day !== undefined || time !== undefined || amount !== undefined || unit !== undefined
    const options = { title: t('calendar.due.title'), dateSwitch: false }
    if (!asked) {
      const form = blankForm({ day: view.today, time: '08:00', amount: '5', unit: 'working_days' })
      return reply.page(<DuePage form={form} answer={undefined} mayDeclare={may} />, options)
    }
    try {
      const parsed = dueSchema.safeParse({ day, time, unit, amount: amount === '' ? undefined : amount })
      if (!parsed.success) throw inputProblem(parsed.error)
      const answer = await read(database, (tx) => dueOf(tx, parsed.data))
      const form = blankForm(request.query as Record<string, string>)
      return reply.page(<DuePage form={form} answer={answer} mayDeclare={may} />, options)
    } catch (error) {
      if (!mendable(error)) throw error
      const form = refusedForm(request.query, error, t)
      const page = <DuePage form={form} answer={undefined} mayDeclare={may} />
      return reply.page(page, { ...options, status: error.status })
    }
  })

  app.get('/calendar/declare', async (request, reply) => {
    await needDeclarer(request)
    return reply.page(<DeclarePage form={blankForm({ what: 'off' })} />, declareOptions(request))
  })

  app.post('/calendar/declare/check', async (request, reply) => {
    await needDeclarer(request)
    try {
      const parsed = declareSchema.safeParse(request.body)
      if (!parsed.success) throw inputProblem(parsed.error)
      const moved = await rehearse(request, parsed.data)
      return reply.page(<ConfirmPage values={parsed.data} moved={moved} />, declareOptions(request))
    } catch (error) {
      if (!mendable(error)) throw error
      const form = refusedForm(request.body, error, request.t)
      return reply.page(<DeclarePage form={form} />, { ...declareOptions(request), status: error.status })
    }
  })

  app.post('/calendar/declare', async (request, reply) =>
    reply.form({
      input: declareSchema,
      act: (values) =>
        atDecisionFields(
          perform(database, declareDay, signedIn(request), declarationOf(values), during(request)),
          fieldOf
        ),
      done: ({ day }) => ({
        to: '/calendar',
        params: { year: day.slice(0, 4) },
        say: { key: 'calendar.declare.done', params: { day } }
      }),
      again: (form) => ({ page: <DeclarePage form={form} />, ...declareOptions(request) })
    })
  )

  /** Refuses what the act would refuse, and says how many running dossiers would get another date. */
  async function rehearse(request: FastifyRequest, values: DeclareValues): Promise<number> {
    const declaration = declarationOf(values)
    await atDecisionFields(
      perform(database, declareDay, signedIn(request), declaration, { rollback: true }),
      fieldOf
    )
    const special = {
      ...{ day: values.day, working: declaration.working, insteadOf: declaration.insteadOf ?? null },
      name: { vi: values.name_vi, en: values.name_vi, de: values.name_vi }
    }
    return read(database, (tx) => movedBy(tx, special, nowOf(request)))
  }
}

const declareOptions = ({ t }: FastifyRequest) => ({ title: t('calendar.declare.title'), dateSwitch: false })
