import { sql } from 'kysely'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { MailServer } from '../../../../platform/notices/fixtures/mail-server.ts'
import { sendNotices } from '../../../../platform/notices/index.ts'
import { smtpSender } from '../../../../platform/notices/smtp.ts'
import { acts } from '../../acts/index.ts'
import { at, type Office, smallOffice } from '../../fixtures/small-office.ts'
import { type Exchange, openExchange } from '../fixtures/exchange.ts'
import { tellApplicants } from './tell-applicants.ts'

let office: Office
let exchange: Exchange
beforeAll(async () => {
  office = await smallOffice(await testDatabase())
  exchange = await openExchange(office)
  await tellApplicants(office.database) // reads from here on
})

const my = { name: 'Vàng Thị Mỷ', number: '010186001234', phone: '0912 345 678', email: 'my@dan.example' }
const tell = async () => {
  await exchange.readable()
  return tellApplicants(office.database)
}
const written = async () => {
  const found = await sql<{ channel: string; recipient: string; subject: string | null; body: string }>`
    select channel, recipient, subject, body from notice order by id`.execute(office.database.db)
  await sql`update notice set sent_at = now() where sent_at is null`.execute(office.database.db)
  return found.rows
}

test('whoever gave an address hears of reception, what is missing, delay and result, each once', async () => {
  const { id, code } = await office.received(at('09T08:00'), 'dang-ky-khai-sinh', { applicant: my })
  expect(await tell()).toBe(2)
  await office.does(
    'LIEN',
    acts['ask-supplement'],
    { id, items: ['Giấy chứng sinh'], reason: 'Thiếu bản gốc' },
    at('09T08:10')
  )
  await office.does('LIEN', acts.supplement, { id }, at('09T08:20'))
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
  await office.does('MAI', acts.extend, { id, until: at('10T16:00'), reason: 'Cần xác minh' }, at('09T08:40'))
  await office.does('HOA', acts.propose, { id, outcome: 'grant' }, at('09T09:00'))
  await office.does('MAI', acts.sign, { id }, at('09T09:10'))
  await office.does('BINH', acts.release, { id, number: '7/2026' }, at('09T09:20'))
  await office.does('BINH', acts.send, { id }, at('09T09:30'))
  expect(await tell()).toBe(6)
  expect(await tell()).toBe(0)

  const server = new MailServer()
  const email = smtpSender({ url: await server.open(), from: 'Tỉnh Thử <no-reply@tinh.example>' })
  onTestFinished(async () => {
    email.close?.()
    await server.close()
  })
  const texts: string[] = []
  const sms = {
    send: async ({ body }: { body: string }) => {
      texts.push(body)
      return { end: 'sent', said: '' } as const
    }
  }
  expect(await sendNotices(office.database, { email, sms })).toBe(8)
  expect(server.messages.map(({ to }) => to)).toEqual(Array(4).fill(['my@dan.example']))
  expect(texts).toHaveLength(4)
  const notices = await written()
  const mails = notices.filter(({ channel }) => channel === 'email')
  expect(mails.map(({ subject }) => subject)).toEqual([
    `Đã tiếp nhận hồ sơ ${code}`,
    `Hồ sơ ${code} cần bổ sung`,
    `Xin lỗi: hồ sơ ${code} chậm trả kết quả`,
    `Hồ sơ ${code} đã có kết quả`
  ])
  expect(mails[0]?.body).toContain('Hẹn trả kết quả: 17:30, 09/03/2026')
  expect(mails[1]?.body).toContain('Giấy chứng sinh')
  expect(mails[2]?.body).toContain('16:00, 10/03/2026')
  expect(mails[3]?.body).toContain('Trung tâm Phục vụ hành chính công xã Bản Pho')
})

test('nobody is told without an address, in the demonstration, or of what they hold in their hands', async () => {
  const noAddress = { name: 'Lý A Sử' }
  await office.received(at('09T08:00'), undefined, { applicant: noAddress })
  await office.received(at('09T08:00'), undefined, { applicant: my, demonstration: true })
  expect(await tell()).toBe(0)
})
