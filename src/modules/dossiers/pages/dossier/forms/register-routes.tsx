import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { type Database, read, type Snapshot } from '../../../../../platform/database/index.ts'
import { type Day, zDay } from '../../../../../platform/day.ts'
import { blankAsAbsent, type RoomRoutes, signedIn } from '../../../../../platform/http/index.ts'
import { forbidden, invalid } from '../../../../../platform/problem.ts'
import type { Actor } from '../../../../../platform/record/index.ts'
import { bodiesWhere } from '../../../../staffing/index.ts'
import { bodiesNamed } from '../../../detail/next.ts'
import { calendarOf } from '../../../law.ts'
import { registerSheet, renderForm } from '../../../papers/index.ts'
import { registerData } from './register-data.ts'
import { RegisterPage } from './register-page.tsx'
import { mostLines, type RegisterLine, registerOf } from './store-register.ts'

const query = z.object({
  body: blankAsAbsent(z.uuid().optional()),
  from: blankAsAbsent(zDay.optional()),
  until: blankAsAbsent(zDay.optional())
})
/** Longest span of one register. */
const mostDays = 366
/** A page shows the beginning. */
const shownLines = 200
/** Powers that let someone look into the register of a body. */
const powers = ['dossiers.receive', 'dossiers.assign', 'dossiers.oversee', 'dossiers.release'] as const
const sheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Asked {
  bodies: { id: string; name: string }[]
  body: string
  from: Day
  until: Day
  timeZone: string
}

/** The register of dossiers of a body: as a page, as the official form, as a spreadsheet. */
export const registerRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/dossiers/register', { schema: { querystring: query } }, async (request, reply) => {
    const { t, view } = request
    const options = {
      title: t('dossier.register.title'),
      back: { href: view.href('/dossiers'), text: t('dossier.head.desk') },
      wide: true,
      dateSwitch: false
    }
    const { asked, lines } = await read(database, async (tx) => {
      const found = await askedFor(tx, request, query.parse(request.query))
      return { asked: found, lines: isSpan(found) ? await linesOf(tx, found, shownLines + 1) : null }
    })
    return reply.page(
      <RegisterPage
        {...asked}
        lines={(lines ?? []).slice(0, shownLines)}
        more={(lines ?? []).length > shownLines}
        {...(!lines && { problem: t('dossier.input.span', { days: mostDays }) })}
      />,
      { ...options, status: lines ? 200 : 422 }
    )
  })

  app.get('/dossiers/register.pdf', { schema: { querystring: query } }, async (request, reply) => {
    const { data, timeZone, name } = await dataOf(database, request)
    const pdf = await renderForm('register', data, { timeZone })
    return reply.download(`${name}.pdf`, 'application/pdf', Buffer.from(pdf))
  })

  app.get('/dossiers/register.xlsx', { schema: { querystring: query } }, async (request, reply) => {
    const { data, timeZone, name } = await dataOf(database, request)
    return reply.download(`${name}.xlsx`, sheet, await registerSheet(data, { timeZone }))
  })
}

function dataOf(database: Database, request: FastifyRequest) {
  return read(database, async (tx) => {
    const asked = await askedFor(tx, request, query.parse(request.query))
    if (!isSpan(asked))
      throw invalid('record.input.invalid', {}, [
        { path: 'until', messageKey: 'dossier.input.span', params: { days: mostDays } }
      ])
    const lines = await linesOf(tx, asked, mostLines + 1)
    if (lines.length > mostLines) throw invalid('dossier.register.too_many', { count: mostLines })
    const data = await registerData(tx, asked.body, { ...asked, day: request.view.today }, lines)
    return { data, timeZone: asked.timeZone, name: `so-theo-doi-${asked.from}-${asked.until}` }
  })
}

const linesOf = (tx: Snapshot, { body, ...span }: Asked, limit: number): Promise<RegisterLine[]> =>
  registerOf(tx, body, { ...span, limit })

/** @throws Problem 403 for whoever may see no register, or not that one */
async function askedFor(
  tx: Snapshot,
  request: FastifyRequest,
  { body, from, until }: z.output<typeof query>
): Promise<Asked> {
  const { today } = request.view
  const bodies = await registersOf(tx, signedIn(request), today)
  const chosen = body ?? bodies[0]?.id
  if (!chosen || !bodies.some(({ id }) => id === chosen)) throw forbidden('dossier.refusal.no_register')
  const last = until ?? today
  return {
    bodies,
    body: chosen,
    from: from ?? `${last.slice(0, 8)}01`,
    until: last,
    timeZone: (await calendarOf(tx)).timeZone
  }
}

/** The bodies whose registers somebody may see. */
async function registersOf(tx: Snapshot, actor: Actor, day: Day): Promise<{ id: string; name: string }[]> {
  const ids = new Set<string>()
  for (const power of powers) {
    const bodies = await bodiesWhere(tx, actor, power, day)
    if (bodies !== 'all') for (const id of bodies) ids.add(id)
  }
  return bodiesNamed(tx, [...ids], day)
}

function isSpan({ from, until }: Pick<Asked, 'from' | 'until'>): boolean {
  const { days } = Temporal.PlainDate.from(from).until(until, { largestUnit: 'days' })
  return days >= 0 && days <= mostDays
}
