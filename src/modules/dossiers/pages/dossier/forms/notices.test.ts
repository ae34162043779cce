import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { config } from '../../../../../platform/config.ts'
import { read as inSnapshot } from '../../../../../platform/database/index.ts'
import { testStore } from '../../../../../platform/files/fixtures/files.ts'
import { allRights, perform } from '../../../../../platform/record/index.ts'
import { acts } from '../../../acts/index.ts'
import { keepNotice } from '../../../acts/keep-notice.ts'
import { papersOf } from '../../../detail/read.ts'
import { type Asked, words } from '../../../fixtures/test-server.ts'
import { at, dossierServer, procedure } from '../fixtures/office.ts'
import { issueNotices } from './issue-notices.ts'

let server: Asked
beforeAll(async () => {
  server = await dossierServer()
})

async function inWork(): Promise<string> {
  const { office } = server
  const { id } = await office.received(at('09T08:00'), procedure)
  await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, at('09T08:30'))
  return id
}
const noticesOf = async (id: string) =>
  (await inSnapshot(server.office.database, (tx) => papersOf(tx, id))).filter(({ kind }) => kind === 'form')

/** Does it on the page of the dossier, and what then lies in it. */
async function gaveOut(who: string, id: string, verb: string, fields: Record<string, string>) {
  server.as(who)
  const done = await server.send(`/dossiers/${id}/${verb}`, fields)
  expect([done.status, done.status === 303 ? '' : words(done.body)]).toEqual([303, ''])
  return noticesOf(id)
}

const given = [
  ['02', 'HOA', 'ask-supplement', { 'items.0': 'Sổ hộ khẩu', reason: 'Thiếu' }, 'Nguyễn Văn Hòa'],
  ['04', 'DAO', 'extend', { until: '2026-03-30', reason: 'Mưa lũ' }, 'Tẩn Mý Dao'],
  ['05', 'MAI', 'stop', { reason: 'Hết hạn bổ sung' }, 'Lò Thị Mai']
] as const

test.for(given)(
  'form %s is signed by whoever gives it out, and is what is downloaded and checked',
  async ([form, who, verb, fields, name]) => {
    const id = await inWork()
    const [notice, ...more] = await gaveOut(who, id, verb, fields)
    expect([notice?.ordinal, more]).toEqual([Number(form), []])
    const file = await server.page(`/dossiers/${id}/forms/${form}.pdf`)
    expect([file.type, file.bytes.includes('/ByteRange')]).toEqual(['application/pdf', true])
    const page = words((await server.page(`/dossiers/${id}`)).body)
    expect(page).toContain('Kiểm tra chữ ký')
    expect(page).not.toContain('chưa ký số được')
    server.as(null)
    const verified = words((await server.page(`/verify/${notice?.id}`)).body)
    expect(verified).toMatch(/Mã hồ sơ H00\.C1-260309-\d{4}/)
    expect(verified).toMatch(new RegExp(`Hợp lệ .*Người ký ${name} Tư cách`))
    expect(verified).not.toContain('Vàng Thị Mỷ')
  }
)

test('where it could not be signed, what was done stands; whoever gave it out signs it later, and nobody else', async () => {
  const { office } = server
  const id = await inWork()
  // As if the program had ended between the act and its paper.
  await office.does(
    'HOA',
    acts['ask-supplement'],
    { id, items: ['Sổ hộ khẩu'], reason: 'Thiếu' },
    at('09T09:00')
  )
  expect(await noticesOf(id)).toEqual([])
  server.as('HOA')
  const printed = await server.page(`/dossiers/${id}/forms/02.pdf`)
  expect([printed.type, printed.bytes.includes('/ByteRange')]).toEqual(['application/pdf', false])
  server.as('DAO')
  expect(words((await server.page(`/dossiers/${id}`)).body)).not.toContain('chưa ký số được')
  server.as('HOA')
  expect(words((await server.page(`/dossiers/${id}`)).body)).toContain('chưa ký số được')
  const sign = { on: `/dossiers/${id}`, form: '/forms/sign' }
  expect((await server.send(`/dossiers/${id}/forms/sign`, {}, sign)).status).toBe(303)
  expect(await noticesOf(id)).toHaveLength(1)
  const other = { dossierId: id, event: 1, form: 3, title: 'Phiếu' }
  const ids = { id: randomUUID(), fileId: randomUUID() }
  const foreign = perform(office.database, keepNotice, office.gov.actor('HOA'), { ...other, ...ids })
  await expect(foreign).rejects.toMatchObject({ messageKey: 'dossiers.refusal.not_own_notice' })
})

test('programs give out signed notices as pages do', async () => {
  const id = await inWork()
  server.as('HOA')
  const input = { id, items: ['Ảnh'], reason: 'Thiếu ảnh' }
  for (const _time of [1, 2])
    expect((await server.post('/api/acts/ask-supplement-dossier', input, `ask ${id}`)).status).toBe(201)
  expect(await noticesOf(id)).toMatchObject([
    { ordinal: 2, title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' }
  ])
})

test('nobody signs in a post that they have left: then it is printed', async () => {
  const { office } = server
  const { database } = office
  const id = await inWork()
  await office.does(
    'HOA',
    acts['ask-supplement'],
    { id, items: ['Ảnh'], reason: 'Thiếu ảnh' },
    at('09T09:00')
  )
  const dataDir = await mkdtemp(join(tmpdir(), 'haicap-notices-'))
  onTestFinished(() => rm(dataDir, { recursive: true }))
  const signing = {
    ...{ database, store: await testStore(), site: 'https://tinh.example' },
    ...{
      config: config({ HAICAP_DATA: dataDir, HAICAP_LOG_LEVEL: 'silent' }),
      day: '2026-03-10',
      now: at('10T08:00')
    },
    actor: { ...office.gov.actor('HOA'), subject: 'hoa', rights: allRights }
  }
  const serves = (end: string | null) =>
    sql`update appointment set valid = daterange(lower(valid), ${end}::date), end_reason = case when ${end !== null} then 'moved' end,
        ended_by = case when ${end !== null} then ${office.gov.decision}::uuid end
      where person_id = ${office.gov.person.HOA ?? ''}::uuid`.execute(database.db)
  await serves('2026-03-10')
  await expect(issueNotices(signing, id)).rejects.toMatchObject({ messageKey: 'dossiers.refusal.post_left' })
  await serves(null)
  await issueNotices(signing, id)
  expect(await noticesOf(id)).toHaveLength(1)
})
