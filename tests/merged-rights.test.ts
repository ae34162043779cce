import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { groundsOf } from '../src/modules/authority/index.ts'
import { enactPlan, importPlan, type PlanDocument, proposeForPlan } from '../src/modules/changeover/index.ts'
import { unitByCode } from '../src/modules/organization/index.ts'
import { type Database, read } from '../src/platform/database/index.ts'
import '../src/rooms.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'
import { placePeople } from './support/place-people.ts'
import { act } from './support/small-province.ts'

const eve = '2026-12-31'
const day = '2027-01-01'
const merger: PlanDocument = {
  title: 'Nhập xã Đại Đồng và xã Hòa Lạc Mới',
  decision: { number: '20/NQ-TN', issuedOn: '2026-11-01', demonstration: true },
  decisions: [],
  effectiveOn: day,
  propose: false,
  announced: {},
  operations: [
    {
      id: '1',
      clause: 'khoản 1 Điều 1',
      act: 'merge',
      unit: 'area',
      from: [
        { code: '99110', extent: 'whole' },
        { code: '99105', extent: 'whole' }
      ],
      into: [{ code: '99110', name: 'Đồng Lạc', kind: 'xa', parent: '99', demonstration: true }]
    }
  ]
}

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

/** Who chairs the committee of a commune on a day. */
async function chairOf(code: string, at: string): Promise<string> {
  const { rows } = await read(database, (tx) =>
    sql<{ id: string }>`select s.person_id as id from serving(${at}::date) s
      join position n on n.code = s.position_code and n.valid @> ${at}::date and n.lead = 'head'
      join organization_version o on o.organization_id = s.organization_id and o.valid @> ${at}::date
        and o.kind_code = 'people_committee'
      join area_version a on a.area_id = o.area_id and a.valid @> ${at}::date and a.code = ${code}`.execute(
      tx
    )
  )
  expect(rows, `one chair of ${code} on ${at}`).toHaveLength(1)
  return rows[0]?.id ?? ''
}

async function mayCertify(personId: string, code: string, today: string): Promise<boolean> {
  return await read(database, async (tx) => {
    const area = await unitByCode(tx, 'area', code, { at: today })
    const grounds = await groundsOf(tx, { personId, today }, 'certify.copy', { areaId: area?.id ?? '' })
    return grounds.length > 0
  })
}

test('two communes become one: on the eve each chair certifies at home, on the day only the one who chairs does', async () => {
  const chairs = [await chairOf('99110', eve), await chairOf('99105', eve)] as const
  const { id } = await act(database, importPlan, { plan: merger })
  await act(database, proposeForPlan, { id })
  await placePeople(database, id)
  await act(database, enactPlan, { id })

  expect(await mayCertify(chairs[0], '99110', eve)).toBe(true)
  expect(await mayCertify(chairs[1], '99105', eve)).toBe(true)
  expect(await mayCertify(chairs[1], '99110', eve)).toBe(false)

  const chair = await chairOf('99110', day)
  expect(chairs).toContain(chair)
  for (const one of chairs) expect(await mayCertify(one, '99110', day)).toBe(one === chair)
})
