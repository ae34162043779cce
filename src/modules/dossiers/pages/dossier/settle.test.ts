import { beforeAll, expect, test } from 'vitest'
import { read as inSnapshot } from '../../../../platform/database/index.ts'
import { keptField } from '../../../../platform/files/index.ts'
import { getDossier } from '../../book/read.ts'
import { papersOf } from '../../detail/read.ts'
import { chairSettles } from '../../fixtures/small-office.ts'
import { type Asked, words } from '../../fixtures/test-server.ts'
import { examples } from '../../papers/fixtures/examples.ts'
import { renderForm } from '../../papers/index.ts'
import { at, dossierServer, procedure } from './fixtures/office.ts'

let server: Asked
let pdf: Buffer
beforeAll(async () => {
  server = await dossierServer()
  await chairSettles(server.office)
  pdf = Buffer.from(await renderForm('extension', examples.extension, { timeZone: 'Asia/Ho_Chi_Minh' }))
  server.as('MAI')
})

const received = async () => (await server.office.received(at('09T08:00'), procedure)).id
const papers = (id: string) => inSnapshot(server.office.database, (tx) => papersOf(tx, id))
const dossier = (id: string) => inSnapshot(server.office.database, (tx) => getDossier(tx, id, '2026-03-10'))

test('a result that is settled on the spot is signed as a file, and anyone who holds it can check it', async () => {
  const id = await received()
  const files = { result: { name: 'xac-nhan.pdf', content: pdf } }
  const fields = { number: '3/XN-UBND', outcome: 'grant', handedOver: 'yes' }
  const done = await server.send(`/dossiers/${id}/settle-at-once`, fields, { files })
  expect(done.status).toBe(303)
  expect(await dossier(id)).toMatchObject({ phase: 'handed_over', resultNumber: '3/XN-UBND' })
  const results = (await papers(id)).filter(({ kind }) => kind === 'result')
  expect(results).toMatchObject([{ title: 'Giấy xác nhận thông tin hộ tịch' }])
  server.as(null)
  const verified = words((await server.page(`/verify/${results[0]?.id}`)).body)
  expect(verified).toContain('3/XN-UBND')
  expect(verified).toMatch(/Hợp lệ .*Người ký Lò Thị Mai Tư cách Chủ tịch UBND xã/)
  server.as('MAI')
})

test('what is no PDF lies in it as it came; without a file the result is on paper', async () => {
  const [one, other] = [await received(), await received()]
  const files = { result: { name: 'ghi-chu.txt', content: 'Đã chứng thực' } }
  const answer = await server.send(
    `/dossiers/${one}/settle-at-once`,
    { number: '4/XN-UBND', outcome: 'grant' },
    { files }
  )
  expect([answer.status, words(answer.body)]).toEqual([303, ''])
  expect((await papers(one)).filter(({ kind }) => kind === 'result')).toHaveLength(1)
  await server.send(`/dossiers/${other}/settle-at-once`, { number: '5/XN-UBND', outcome: 'grant' })
  expect((await papers(other)).filter(({ kind }) => kind === 'result')).toEqual([])
  expect(await dossier(other)).toMatchObject({ resultNumber: '5/XN-UBND' })
})

test('when its number is taken, the page comes again with who has it, and the file need not be chosen twice', async () => {
  const id = await received()
  const files = { result: { name: 'xac-nhan.pdf', content: pdf } }
  const fields = { number: '3/XN-UBND', outcome: 'grant' }
  const again = await server.send(`/dossiers/${id}/settle-at-once`, fields, { files })
  expect(again.status).toBe(409)
  expect(words(again.body)).toMatch(/Số 3\/XN-UBND đã cấp cho kết quả của hồ sơ H00\.C1-260309-0001/)
  expect(words(again.body)).toContain('số tiếp theo còn trống là 6/XN-UBND')
  expect(again.body).toContain(`name="${keptField('result')}"`)
  expect((await papers(id)).filter(({ kind }) => kind === 'result')).toEqual([])
})
