import { randomUUID } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { read } from '../../../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { type Posted, rowsIn } from '../../../../procedures/index.ts'
import { atCounter } from '../counters.ts'
import { textOf } from '../intake/facts.ts'
import { BatchPage } from './batch-page.tsx'
import { type Pattern, patternOf } from './like.ts'
import { type RowResult, receiveRows, withReceived } from './receive-rows.ts'
import { blankRow, mostRows, type Row, rowsOfText } from './rows.ts'

const query = z.object({ like: z.uuid(), counter: blankAsAbsent(z.uuid().optional()) })
const rowsAtFirst = 3

/** `/reception/batch`: the same dossier again for several others. */
export const batchRoutes: RoomRoutes = async (app, { database }) => {
  const found = (request: FastifyRequest, like: string) =>
    read(database, async (tx) => {
      const at = await atCounter(tx, request)
      return { at, pattern: await patternOf(tx, at, like) }
    })

  app.get('/reception/batch', { schema: { querystring: query } }, async (request, reply) => {
    const { pattern } = await found(request, request.query.like)
    return show(request, reply, pattern, withBlanks([], rowsAtFirst), request.view.newKey())
  })

  app.post('/reception/batch', { schema: { querystring: query } }, async (request, reply) => {
    const { at, pattern } = await found(request, request.query.like)
    const body = (request.body ?? {}) as Posted
    const sending = textOf(body, 'idempotency_key') || request.view.newKey()
    const typed = await read(database, (tx) => withReceived(tx, at.actor.subject, sending, rowsOf(body)))
    const rows = await doneTo(typed, { deed: textOf(body, 'do'), paste: textOf(body, 'paste') }, (all) =>
      receiveRows({ database, request, at, pattern, sending }, all)
    )
    return show(request, reply, pattern, rows, sending)
  })

  function show(
    request: FastifyRequest,
    reply: FastifyReply,
    pattern: Pattern,
    rows: RowResult[],
    sending: string
  ) {
    const { t, view } = request
    return reply.page(<BatchPage pattern={pattern} rows={rows} sending={sending} />, {
      title: t('reception.batch.title'),
      status: rows.some(({ mistakes }) => mistakes) ? 422 : 200,
      back: { href: view.href('/reception'), text: t('reception.title') },
      dateSwitch: false
    })
  }
}

/** What the pressed button does to the rows. */
function doneTo(
  rows: RowResult[],
  { deed, paste }: { deed: string; paste: string },
  receive: (rows: RowResult[]) => Promise<RowResult[]>
): RowResult[] | Promise<RowResult[]> {
  if (deed === 'more') return withBlanks(rows, rowsAtFirst)
  if (deed === 'paste') return [...rows.filter(isFilled), ...rowsOfText(paste).map(withId)].slice(0, mostRows)
  return receive(rows)
}

const isFilled = ({ name, number }: Row) => name !== '' || number !== ''
const withId = (row: Row): RowResult => ({ ...row, id: randomUUID() })
const withBlanks = (rows: RowResult[], count: number): RowResult[] =>
  [...rows, ...Array.from({ length: count }, () => withId(blankRow))].slice(0, mostRows)

/** The rows that were posted, with the names under which they were sent. */
function rowsOf(body: Posted): RowResult[] {
  return Array.from({ length: rowsIn(body, 'rows') }, (_, index) => {
    const text = (name: string) => textOf(body, `rows.${index}.${name}`)
    const row = {
      name: text('name'),
      number: text('number'),
      birthDate: text('birthDate'),
      phone: text('phone')
    }
    return { ...row, id: /^[0-9a-f-]{36}$/.test(text('id')) ? text('id') : randomUUID() }
  })
}
