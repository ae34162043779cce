import type { FastifyRequest } from 'fastify'
import { beforeAll, expect, test } from 'vitest'
import { read } from '../../../../../platform/database/index.ts'
import { acts } from '../../../acts/index.ts'
import { getDossier } from '../../../book/read.ts'
import { citizenActor, my } from '../../../fixtures/small-office.ts'
import { type Asked, serverDay, testServer } from '../../../fixtures/test-server.ts'
import { readApplication } from './application.ts'
import { saveDraft } from './save.ts'

const procedure = 'chung-thuc-ban-sao'
const at = (time: string) => `${serverDay}T${time}:00+07:00`

let ask: Asked
beforeAll(async () => {
  ask = await testServer()
})
const stands = (id: string) => read(ask.office.database, (tx) => getDossier(tx, id, serverDay))

test('what another window changes while files come in stays', async () => {
  const { database, gov } = ask.office
  const facts = ask.office.facts(procedure, { channel: 'online', placeId: gov.area.c1 })
  const { id } = await ask.office.applies(my, acts.draft, { facts }, at('08:00'))
  ask.asCitizen(my)
  const request = {
    ...{ citizen: citizenActor(my), view: { today: serverDay }, headers: {}, body: {}, id: 'test' },
    server: { siteClock: { moment: () => at('09:00') } }
  } as unknown as FastifyRequest
  const opened = await readApplication(database, request, id)
  await ask.send(`/apply/${id}/you`, { phone: '0912 345 678', do: 'next' })
  await saveDraft(database, request, opened, { data: { ho_ten: 'Vàng Thị Mỷ' } })
  expect(await stands(id)).toMatchObject({
    applicant: { phone: '0912345678' },
    data: { ho_ten: 'Vàng Thị Mỷ' }
  })
})
