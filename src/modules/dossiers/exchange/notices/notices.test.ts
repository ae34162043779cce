import { sql } from 'kysely'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { testDatabase } from '../../../../../tests/support/database.ts'
import { write } from '../../../../platform/database/index.ts'
import { MailServer } from '../../../../platform/notices/fixtures/mail-server.ts'
import { sendNotices } from '../../../../platform/notices/index.ts'
import { smtpSender } from '../../../../platform/notices/smtp.ts'
import { acts } from '../../acts/index.ts'
import { at, my as citizen, type Office, smallOffice } from '../../fixtures/small-office.ts'
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
const mine = { name: my.name, email: my.email }
const tell = async (site?: string) => {
  await exchange.readable()
  return tellApplicants(office.database, site)
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

test('e-mails say where to see how it stands, where the address of the site is known; text messages do not', async () => {
  const { code } = await office.received(at('09T08:00'), undefined, { applicant: my })
  expect(await tell('https://hoso.tinh.example')).toBe(2)
  const { code: later } = await office.received(at('09T08:00'), undefined, { applicant: my })
  expect(await tell()).toBe(2)
  const bodies = (await written())
    .slice(-4)
    .map(({ channel, body }) => [channel, /https:\S*/.exec(body)?.[0]])
  expect(bodies).toEqual([
    ['email', `https://hoso.tinh.example/status?code=${code}`],
    ['sms', undefined],
    ['email', undefined],
    ['sms', undefined]
  ])
  expect(later).not.toBe(code)
})

test('nobody is told without an address, in the demonstration, or of what they hold in their hands', async () => {
  const noAddress = { name: 'Lý A Sử' }
  await office.received(at('09T08:00'), undefined, { applicant: noAddress })
  await office.received(at('09T08:00'), undefined, { applicant: my, demonstration: true })
  expect(await tell()).toBe(0)
})

test('whoever applies at home hears at once that it came and when they are answered, in their language', async () => {
  const facts = office.facts('xac-nhan-dat', {
    channel: 'online',
    placeId: office.gov.area.c1,
    applicant: mine
  })
  const { id } = await office.applies(citizen, acts.draft, { facts }, at('09T08:00'))
  expect(await tell()).toBe(0)
  const { code } = await office.applies(citizen, acts.submit, { id, language: 'en' }, at('09T08:00'))
  expect(await tell()).toBe(1)
  await office.does('LIEN', acts['ask-payment'], { id, amount: 12_000, note: 'Phí: 12.000' }, at('09T08:10'))
  await office.does('LIEN', acts.pay, { id, way: 'transfer', receipt: 'FT-1' }, at('09T08:20'))
  await office.does('LIEN', acts.refuse, { id, reason: 'Không thuộc thẩm quyền' }, at('09T08:30'))
  expect(await tell()).toBe(3)
  const [came, pay, paid, refused] = (await written()).slice(-4)
  expect(came).toMatchObject({ recipient: mine.email, subject: `Your application ${code} has arrived` })
  expect(pay?.subject).toContain('12,000 đồng')
  expect(pay?.body).toContain('Phí: 12.000')
  expect(paid?.body).toContain('have come')
  expect(refused?.body).toContain('Không thuộc thẩm quyền')
})

test('who pays at the counter needs no letter of it; who has an account to transfer to is told which', async () => {
  await write(office.database, (tx) =>
    sql`insert into payment_account (organization_id, valid, bank_bin, bank, account)
      values (${office.gov.body.u1}::uuid, '[2025-07-01,)', '999999', 'Ngân hàng Thử', '000010101')`.execute(
      tx
    )
  )
  const { id } = await office.received(at('09T08:00'), 'xac-nhan-dat', {
    applicant: { ...my, phone: undefined }
  })
  await office.does('LIEN', acts['ask-payment'], { id, amount: 12_000 }, at('09T08:10'))
  await office.does('LIEN', acts.pay, { id }, at('09T08:20'))
  await office.does('MAI', acts.stop, { id, reason: 'Người nộp không bổ sung' }, at('09T08:30'))
  expect(await tell()).toBe(3)
  const [, asked, stopped] = (await written()).slice(-3)
  expect(asked?.body).toContain(
    'số tài khoản 000010101, Ngân hàng Thử, tên tài khoản UY BAN NHAN DAN XA BAN PHO'
  )
  expect(stopped?.body).toContain('Người nộp không bổ sung')
})
