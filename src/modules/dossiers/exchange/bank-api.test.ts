import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read, write } from '../../../platform/database/index.ts'
import { testStore } from '../../../platform/files/fixtures/files.ts'
import { perform, systemActor } from '../../../platform/record/index.ts'
import { newSecret, signed } from '../../../platform/webhooks/index.ts'
import { acts } from '../acts/index.ts'
import { entriesOf, getDossier } from '../book/read.ts'
import { type Asked, serverDay, testServer } from '../fixtures/test-server.ts'
import { giveUpExchange } from './acts/give-up-exchange.ts'
import { retryExchange } from './acts/retry-exchange.ts'
import { stuckMessages } from './in/store.ts'
import { takeInDue } from './in/take-in.ts'

const secret = newSecret()
const at = (time: string) => `${serverDay}T${time}:00+07:00`

let ask: Asked
beforeAll(async () => {
  ask = await testServer({ HAICAP_PAYMENT_SECRET: secret })
  await write(ask.office.database, (tx) =>
    sql`insert into payment_account (organization_id, valid, bank_bin, bank, account)
      values (${ask.office.gov.body.u1}::uuid, '[2025-07-01,)', '999999', 'Ngân hàng Thử', '000010101')`.execute(
      tx
    )
  )
})

/** A dossier of Bản Pho that waits for 12,000 đồng. */
async function waiting(): Promise<{ id: string; code: string }> {
  const { id, code } = await ask.office.received(at('08:00'), 'xac-nhan-dat')
  await ask.office.does('LIEN', acts['ask-payment'], { id, amount: 12_000 }, at('08:05'))
  return { id, code: code ?? '' }
}

const stands = (id: string) => read(ask.office.database, (tx) => getDossier(tx, id, serverDay))
const stuck = async (reference: string) =>
  (await read(ask.office.database, (tx) => stuckMessages(tx, { limit: 100 }))).find(
    ({ id }) => id === `bank/${reference}`
  )

interface Told {
  /** When it was told. */
  time?: string
  reference: string
  content: string
  amount?: number
  account?: string
}

/** What the bank tells, as it sends it. */
function told(
  { reference, content, amount = 12_000, account = '000010101', time = '08:30' }: Told,
  by = secret
) {
  const body = JSON.stringify({
    type: 'payment.received',
    timestamp: at(time),
    data: { reference, amount, content, account, ...(time === '08:30' && { paidAt: at('08:29') }) }
  })
  return ask.told('/api/payments', body, signed({ id: `msg_${reference}`, at: new Date(), body }, [by]))
}

describe('what a bank tells of a transfer', () => {
  test('notes the payment with the bank’s reference, once, however often it is told', async () => {
    const { id, code } = await waiting()
    const [one, other] = await Promise.all([1, 2].map(() => told({ reference: 'FT-1', content: code })))
    const third = await told({ reference: 'FT-1', content: code, time: '08:45' })
    for (const answer of [one, other, third]) expect([200, 202]).toContain(answer?.status)
    expect(third.status).toBe(200)
    expect((await stands(id)).waiting).toEqual([])
    const pays = (await read(ask.office.database, (tx) => entriesOf(tx, id))).filter(
      ({ type }) => type === 'pay'
    )
    expect(pays).toMatchObject([
      {
        actorSubject: 'system:bank',
        at: '2026-03-10T01:29:00.000000Z',
        payload: { with: { way: 'transfer', receipt: 'FT-1' } }
      }
    ])
  })

  test('finds the code among other words, and without the signs that banks leave out', async () => {
    const { id, code } = await waiting()
    await told({
      reference: 'FT-2',
      content: `MBVCB.123 ${code.replaceAll(/[.-]/g, '')} VANG THI MY chuyen tien`
    })
    expect((await stands(id)).waiting).toEqual([])
    const next = await waiting()
    await told({ reference: 'FT-3', content: `nop phi ${next.code.toLowerCase()}, cam on` })
    expect((await stands(next.id)).waiting).toEqual([])
  })

  test('a code that begins another code is not meant by it', async () => {
    const { id, code } = await waiting()
    for (const [reference, words] of [
      ['FT-4', `nop phi ${code}7`],
      ['FT-5', `nop phi ${code.replaceAll(/[.-]/g, '')}7 lan hai`]
    ] as const)
      expect((await told({ reference, content: words })).status, words).toBe(202)
    expect((await stands(id)).waiting).toEqual(['payment'])
    await told({ reference: 'FT-6', content: `${code.replaceAll(/[.-]/g, ' ')} 20260310` })
    expect((await stands(id)).waiting).toEqual([])
  })

  test.each([
    ['another amount', { amount: 10_000 }, 'exchange.refusal.other_amount'],
    ['another account', { account: '000099999' }, 'exchange.refusal.other_account']
  ])('%s is kept among what is stuck, and pays nothing', async (_what, wrong, messageKey) => {
    const { id, code } = await waiting()
    const reference = `FT-${messageKey}`
    expect((await told({ reference, content: code, ...wrong })).status).toBe(202)
    expect((await stands(id)).waiting).toEqual(['payment'])
    expect(await stuck(reference)).toMatchObject({ kind: 'transfer', refusal: { messageKey } })
  })

  test('whatever a bank tells is kept: long words, a long number, no account, the same in other words', async () => {
    const { id, code } = await waiting()
    const reference = `FT-${'9'.repeat(300)}`
    const first = await told({ reference, content: `${code} ${'x'.repeat(900)}`, account: '' })
    expect(first.status).toBe(200)
    expect((await stands(id)).waiting).toEqual([])
    const again = await told({ reference, content: 'khac', account: '' })
    expect([again.status, JSON.parse(again.body).dossierId]).toEqual([200, id])
  })

  test('an account that was said when the payment was asked for stays good', async () => {
    const { received, does } = ask.office
    const theDayBefore = (time: string) => `2026-03-09T${time}:00+07:00`
    const { id, code } = await received(theDayBefore('08:00'), 'xac-nhan-dat')
    await does('LIEN', acts['ask-payment'], { id, amount: 12_000 }, theDayBefore('08:05'))
    const change = (account: string, day: string) =>
      write(ask.office.database, async (tx) => {
        const { u1 } = ask.office.gov.body
        await sql`update payment_account set valid = daterange('2025-07-01', ${day}) where organization_id = ${u1}::uuid and account = '000010101'`.execute(
          tx
        )
        await sql`insert into payment_account (organization_id, valid, bank_bin, bank, account)
          values (${u1}::uuid, daterange(${day}, null), '999999', 'Ngân hàng Thử', ${account})`.execute(tx)
      })
    await change('000020202', serverDay)
    const body = JSON.stringify({
      type: 'payment.received',
      timestamp: at('08:40'),
      data: { reference: 'FT-old', amount: 12_000, content: code, account: '000010101' }
    })
    const sent = signed({ id: 'msg_FT-old', at: new Date(), body }, [secret])
    await ask.told('/api/payments', body, sent)
    await write(ask.office.database, async (tx) => {
      await sql`delete from payment_account where account = '000020202'`.execute(tx)
      await sql`update payment_account set valid = '[2025-07-01,)' where account = '000010101'`.execute(tx)
    })
    expect((await stands(id)).waiting).toEqual([])
  })

  test('what names no dossier waits for somebody who finds out whose it is', async () => {
    const { id, code } = await waiting()
    expect((await told({ reference: 'FT-9', content: 'tien dien thang 3' })).status).toBe(202)
    expect(await stuck('FT-9')).toMatchObject({ refusal: { messageKey: 'exchange.refusal.no_code_named' } })
    const { database } = ask.office
    const found = { way: 'in', id: 'bank/FT-9', code }
    await perform(database, retryExchange, systemActor('test'), found)
    await takeInDue(database, { store: await testStore(), portal: undefined, now: at('09:00') })
    expect(await stuck('FT-9')).toBeUndefined()
    expect((await stands(id)).waiting).toEqual([])
  })

  test('paid twice: the second is kept, and given up with its amount in the record', async () => {
    const { code } = await waiting()
    await told({ reference: 'FT-10', content: code })
    expect((await told({ reference: 'FT-11', content: code })).status).toBe(202)
    const { database } = ask.office
    await perform(database, giveUpExchange, systemActor('test'), {
      way: 'in',
      id: 'bank/FT-11',
      reason: 'Đã trả lại tiền'
    })
    const kept = await read(database, (tx) =>
      sql<{
        before: { amount: number }
      }>`select before from record where act = 'exchange.give_up' order by id desc limit 1`.execute(tx)
    )
    expect(kept.rows[0]?.before).toMatchObject({ kind: 'transfer', amount: 12_000 })
  })

  test('that is not signed, or by somebody else, or is no such message, is not taken', async () => {
    const { id, code } = await waiting()
    expect((await told({ reference: 'FT-12', content: code }, newSecret())).status).toBe(401)
    expect((await ask.told('/api/payments', '{}', {})).status).toBe(401)
    const body = JSON.stringify({
      type: 'payment.received',
      timestamp: at('08:30'),
      data: { reference: 'FT-13' }
    })
    expect(
      (await ask.told('/api/payments', body, signed({ id: 'm', at: new Date(), body }, [secret]))).status
    ).toBe(422)
    expect((await stands(id)).waiting).toEqual(['payment'])
    expect(await stuck('FT-12')).toBeUndefined()
  })
})

test('where no bank is set, nothing is taken', async () => {
  const without = await testServer()
  expect((await without.told('/api/payments', '{}', {})).status).toBe(404)
})
