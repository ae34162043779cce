import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { read, write } from '../../../../platform/database/index.ts'
import { perform, systemActor } from '../../../../platform/record/index.ts'
import { acts } from '../../acts/index.ts'
import { entriesOf, findDossier, getDossier } from '../../book/read.ts'
import { clockExplained } from '../../detail/clock.ts'
import { at, type Office, smallOffice } from '../../fixtures/small-office.ts'
import { giveUpExchange } from '../acts/give-up-exchange.ts'
import { retryExchange } from '../acts/retry-exchange.ts'
import { type Exchange, message, openExchange } from '../fixtures/exchange.ts'
import type { PortalMessage } from './message.ts'
import { pullMessages } from './pull.ts'
import { takeInDue } from './take-in.ts'

let office: Office
let exchange: Exchange
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office)
})

const dossier = (code: string) => read(office.database, (tx) => getDossier(tx, code, '2026-03-20'))
const book = async (code: string) => {
  const { id } = await dossier(code)
  return read(office.database, (tx) => entriesOf(tx, id))
}
const count = async (code: string) => {
  const found = await sql<{ n: number }>`select count(*)::int as n from dossier where code = ${code}`.execute(
    office.database.db
  )
  return found.rows[0]?.n
}
const received = async (code: string, time: string, more: object = {}) => {
  await exchange.take(message('submission', code, time, { procedure: '1.012345', ...more }), at(time))
  const { id } = await dossier(code)
  const receptionId = office.gov.body.tt1
  const facts = office.facts('xac-nhan-dat', { channel: 'online' })
  await office.does('LIEN', acts.receive, { id, receptionId, facts }, at(time))
  return id
}

describe('a message that comes again', () => {
  test('acts once, also twice at the same time', async () => {
    const submission = message('submission', 'DVC-1', '09T08:00')
    const answers = await Promise.all([1, 2, 3].map(() => exchange.take(submission, at('09T08:01'))))
    expect(await exchange.take(submission, at('09T08:02'))).toMatchObject({ state: 'applied', event: 1 })
    expect(answers.every(({ refusal }) => refusal === null)).toBe(true)
    expect(await count('DVC-1')).toBe(1)
    expect((await book('DVC-1')).map(({ type }) => type)).toEqual(['submit'])
    expect(await dossier('DVC-1')).toMatchObject({
      foreignCode: true,
      channel: 'online',
      national: 1,
      data: { ho_ten: 'Vàng Thị Mỷ' }
    })
  })

  test('is known by what it says, under another id too', async () => {
    const again = message('submission', 'DVC-1', '09T08:00', { id: 'anything-else' })
    expect(await exchange.take(again, at('09T08:05'))).toMatchObject({
      state: 'applied',
      repeats: 'submission-DVC-1'
    })
    expect(await count('DVC-1')).toBe(1)
  })

  test('is refused when its id was used for something else, and a code is one dossier’s', async () => {
    const other = message('submission', 'DVC-2', '09T08:00', { id: 'submission-DVC-1' })
    await expect(exchange.take(other, at('09T08:06'))).rejects.toMatchObject({
      messageKey: 'exchange.refusal.id_reused'
    })
    const sameCode = message('submission', 'DVC-1', '09T09:00', { id: 'second' })
    expect(await exchange.take(sameCode, at('09T09:00'))).toMatchObject({
      state: 'refused',
      refusal: { messageKey: 'exchange.refusal.code_taken' }
    })
  })

  test('does not keep what it said once the dossier has it', async () => {
    const found = await sql<{
      content: unknown
    }>`select content from portal_message where id = 'submission-DVC-1'`.execute(office.database.db)
    expect(found.rows).toEqual([{ content: null }])
  })

  test('after a crash between the act and its note acts no second time', async () => {
    await write(office.database, (tx) =>
      sql`update portal_message set applied_at = null, dossier_id = null, event = null,
        content = ${JSON.stringify(message('submission', 'DVC-1', '09T08:00'))}::jsonb where id = 'submission-DVC-1'`.execute(
        tx
      )
    )
    await takeInDue(office.database, exchange.means(at('09T10:00')))
    expect(await exchange.take(message('submission', 'DVC-1', '09T08:00'), at('09T10:01'))).toMatchObject({
      state: 'applied',
      event: 1
    })
    expect(await book('DVC-1')).toHaveLength(1)
  })
})

describe('what comes in another order', () => {
  test('a withdrawal that comes before its submission waits for it', async () => {
    const withdrawal = message('withdrawal', 'DVC-10', '09T09:00', { reason: 'Nộp nhầm' })
    expect(await exchange.take(withdrawal, at('09T09:01'))).toMatchObject({ state: 'waits', dossierId: null })
    await exchange.take(message('submission', 'DVC-10', '09T08:30'), at('09T09:02'))
    expect((await book('DVC-10')).map(({ type, at: when }) => [type, when.slice(11, 16)])).toEqual([
      ['submit', '01:30'],
      ['withdraw', '02:00']
    ])
    expect((await dossier('DVC-10')).national).toBe(7)
    expect(await exchange.take(withdrawal, at('09T09:03'))).toMatchObject({ state: 'applied' })
  })

  test('what cannot have happened is kept with its refusal, not lost', async () => {
    const payment = message('payment', 'DVC-10', '09T09:30')
    const refused = { state: 'refused', refusal: { messageKey: expect.stringMatching(/^dossiers\./) } }
    expect(await exchange.take(payment, at('09T09:31'))).toMatchObject(refused)
    const future = message('withdrawal', 'DVC-1', '20T09:30')
    expect(await exchange.take(future, at('09T09:32'))).toMatchObject({
      refusal: { messageKey: 'exchange.refusal.from_the_future' }
    })
  })
})

test('messages two days late make no dossier late; both times are known', async () => {
  const id = await received('DVC-20', '09T08:00')
  await office.does('LIEN', acts['ask-payment'], { id, amount: 50_000 }, at('09T09:00'))
  const { dueAt: before } = await dossier('DVC-20')
  expect(before).toBeNull()
  await exchange.take(message('payment', 'DVC-20', '09T10:00', { receipt: 'BL-1' }), at('11T10:00'))
  const paid = await dossier('DVC-20')
  const clock = await read(office.database, (tx) => clockExplained(tx, paid, at('11T10:00')))
  expect(clock.clock).toMatchObject({ state: 'runs', late: false })
  // Neither the hour for which it waited was counted nor the two days in which nobody told us.
  expect(paid.dueAt).toBe('2026-03-18T02:00:00.000000Z')
  const last = (await book('DVC-20')).at(-1)
  expect(last).toMatchObject({ type: 'pay', actorSubject: 'system:portal' })
  expect([last?.at, last?.learnedAt]).toEqual(['2026-03-09T03:00:00.000000Z', '2026-03-11T03:00:00.000000Z'])

  await exchange.take(message('submission', 'DVC-21', '09T08:00'), at('11T08:00'))
  const late = await dossier('DVC-21')
  // Eight working hours from when the office learned of it, not from two days before.
  expect(await read(office.database, (tx) => clockExplained(tx, late, at('11T08:00')))).toMatchObject({
    clock: { late: false },
    answerDue: '2026-03-12T01:00:00.000000Z'
  })
})

test('what is worked on just now is neither given up nor freed; what waits for its time is not asked for again', async () => {
  const files = [{ url: `${exchange.url}/files/8`, name: 'anh.pdf' }]
  exchange.portal.broken.add('/files/8')
  exchange.portal.files.set('/files/8', Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer<<>>\n%%EOF'))
  const submission = message('submission', 'DVC-34', '09T08:00', { files })
  await exchange.take(submission, at('09T08:01'))
  const asked = exchange.portal.requests
  await exchange.take(submission, at('09T08:01'))
  expect(exchange.portal.requests).toBe(asked)
  const { database } = office
  await sql`update portal_message set claimed_until = now() + interval '10 minutes' where code = 'DVC-34'`.execute(
    database.db
  )
  const stuck = { way: 'in', id: submission.id }
  const giveUp = () => perform(database, giveUpExchange, systemActor('test'), { ...stuck, reason: 'Trùng' })
  await expect(giveUp()).rejects.toMatchObject({ status: 404 })
  await expect(perform(database, retryExchange, systemActor('test'), stuck)).rejects.toMatchObject({
    status: 404
  })
  await sql`update portal_message set claimed_until = null where code = 'DVC-34'`.execute(database.db)
  expect(await giveUp()).toEqual({ way: 'in' })
})

test('a portal that does not post is asked for its list, page by page, from where it was left', async () => {
  for (const n of [1, 2]) exchange.portal.messages.push(message('submission', `DVC-5${n}`, '10T08:00'))
  // What nobody can keep or read is said, and keeps nothing back.
  const unusable = { ...message('submission', 'DVC-5x', '10T08:00'), request: 'a\u0000b' }
  let deep: unknown = 1
  for (let n = 0; n < 4000; n += 1) deep = [deep]
  const deeper = { ...message('submission', 'DVC-5y', '10T08:00'), data: { deep } } as PortalMessage
  exchange.portal.messages.push(unusable, deeper)
  for (const n of [3, 4]) exchange.portal.messages.push(message('submission', `DVC-5${n}`, '10T08:00'))
  const said: unknown[] = []
  const portal = { url: exchange.url, key: exchange.portal.key }
  const pull = () =>
    pullMessages(office.database, portal, exchange.means(at('10T09:00')), (_problem, item) => said.push(item))
  expect(await pull()).toBe(6)
  expect(said).toHaveLength(2)
  expect([await count('DVC-52'), await count('DVC-53'), await count('DVC-54')]).toEqual([1, 1, 1])
  expect(await pull()).toBe(0)
  exchange.portal.messages.push(message('withdrawal', 'DVC-54', '10T08:30'))
  expect(await pull()).toBe(1)
  expect(await read(office.database, (tx) => findDossier(tx, 'DVC-54', '2026-03-10'))).toMatchObject({
    national: 7
  })
})
