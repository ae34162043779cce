import { describe, expect, test } from 'vitest'
import { readLocality } from '../read/index.ts'
import type { StaffTables } from '../read/types.ts'
import { makeStaff, type Staff, type Unit } from './index.ts'
import { apportion, Random } from './random.ts'
import { unitsOf } from './units.ts'

const { locality } = await readLocality('localities/thu-nghiem')
const tables = locality?.staff as StaffTables
const communes = ['99101', '99103', '99104', '99105', '99106']
const unit = (
  code: string,
  kind: string,
  areaCode: string,
  level: Unit['level'],
  parent: string | null = null
): Unit => ({
  ...{ id: code, code, name: `${kind} ${code}`, kind, areaCode, level, parent, from: '0001-01-01' }
})
const units: Unit[] = [
  unit('UBND-99', 'people_committee', '99', 'province'),
  ...['SNV', 'SYT'].map((code) => unit(code, 'department', '99', 'province', 'UBND-99')),
  unit('SNV.01', 'office', '99', 'province', 'SNV'),
  { ...unit('SNV.04', 'office', '99', 'province', 'SNV'), from: '2026-01-01' },
  unit('SN-101', 'psu', '99', 'province', 'SYT'),
  ...communes.flatMap((code) => [
    unit(`HDND-${code}`, 'people_council', code, 'commune'),
    unit(`UBND-${code}`, 'people_committee', code, 'commune'),
    unit(`VP-${code}`, 'division', code, 'commune', `UBND-${code}`),
    unit(`TTPVHCC-${code}`, 'service_center', code, 'commune', `UBND-${code}`)
  ])
]
const staff = makeStaff(tables, units, 'thu-nghiem')
const heldOn = (day: string, position: string, kind = 'permanent', of: Staff = staff) =>
  of.appointments.filter(
    (it) =>
      it.kind === kind &&
      it.seat.position.code === position &&
      it.from <= day &&
      (!it.until || it.until > day)
  )

describe('the invented people of a locality', () => {
  test('are the same each time, down to their ids, and others in another province', () => {
    expect(JSON.stringify(makeStaff(tables, units, 'thu-nghiem'))).toBe(JSON.stringify(staff))
    const names = ({ persons }: Staff) =>
      persons.filter((it) => it.code > '99-000006').map(({ name }) => name)
    expect(names(makeStaff(tables, units, 'noi-khac'))).not.toEqual(names(staff))
  })

  test('are marked as demonstration, each with a number and a personal id of their own', () => {
    expect(staff.persons.every(({ demonstration }) => demonstration)).toBe(true)
    for (const key of ['code', 'id', 'personalId'] as const) {
      const values = staff.persons.flatMap((person) => person[key] ?? [])
      expect(new Set(values).size, key).toBe(values.length)
    }
    for (const { personalId, sex, birthDate = '' } of staff.persons.filter((it) => it.personalId)) {
      expect(personalId).toMatch(/^099[0-3]\d{8}$/)
      expect(personalId?.slice(4, 6)).toBe(birthDate.slice(2, 4))
      expect(Number(personalId?.[3]) % 2).toBe(sex === 'female' ? 1 : 0)
    }
  })

  test('fill as many posts as the table says; named persons hold theirs', () => {
    expect(heldOn('2025-07-01', 'tiep_nhan_tra_ket_qua')).toHaveLength(5)
    expect(staff.seats.filter(({ position }) => position.code === 'tiep_nhan_tra_ket_qua')).toHaveLength(7)
    const chair = heldOn('2025-07-01', 'chu_tich_ubnd_xa').find(({ seat }) => seat.unit.code === 'UBND-99101')
    expect(chair?.person).toMatchObject({ code: '99-000003', name: 'Bùi Thị Sen' })
    expect(heldOn('2025-07-01', 'chu_tich_ubnd_xa')).toHaveLength(communes.length)
  })

  test('leave and come on the days of the table, each leaving with a reason', () => {
    expect(heldOn('2025-12-01', 'tiep_nhan_tra_ket_qua')).toHaveLength(4)
    expect(heldOn('2026-02-01', 'tiep_nhan_tra_ket_qua')).toHaveLength(5)
    expect(staff.departures).toMatchObject([{ on: '2025-12-01', reason: 'resigned' }])
    expect(staff.absences).toMatchObject([{ from: '2026-01-12', until: '2026-01-23', reason: 'sick' }])
  })

  test('a vacant head’s post is in the hands of a deputy of the same commune, and no person holds two for good', () => {
    const beside = heldOn('2025-07-01', 'giam_doc_ttpvhcc_xa', 'concurrent')
    expect(beside).toHaveLength(communes.length)
    for (const { person, seat } of beside) {
      const own = staff.appointments.find((it) => it.person === person && it.kind === 'permanent')
      expect(own?.seat).toMatchObject({
        position: { code: 'pho_chu_tich_ubnd_xa' },
        unit: { areaCode: seat.unit.areaCode }
      })
    }
  })

  test('have what the standards of their post demand, but for those who lack it', () => {
    const lacking = staff.appointments.filter((it) => it.lacking)
    expect(lacking).toHaveLength(1)
    const degreeOf = (code: string) =>
      staff.qualifications.filter(({ person, kind }) => person.code === code && kind === 'professional')
    expect(degreeOf(lacking[0]?.person.code ?? '').map(({ level }) => level)).toEqual(['cao_dang'])
    for (const { person } of heldOn('2025-07-01', 'chanh_van_phong_xa'))
      expect(['dai_hoc', 'thac_si']).toContain(degreeOf(person.code)[0]?.level)
  })

  test('an event that asks for more than there are is a mistake', () => {
    const events = tables.staffEvents.map((read) => ({ ...read, row: { ...read.row, count: 99 } }))
    expect(() => makeStaff({ ...tables, staffEvents: events }, units, 'thu-nghiem')).toThrow('too_few')
    const people = tables.people.map((read) => ({ ...read, row: { ...read.row, organization: 'UBND-0' } }))
    expect(() => makeStaff({ ...tables, people }, units, 'thu-nghiem')).toThrow('no_body')
  })
})

test('a body that begins later has nobody before; whoever is named for it serves from then on', () => {
  const there = staff.appointments.filter(({ seat }) => seat.unit.code === 'SNV.04')
  expect(there).toMatchObject([{ from: '2026-01-01', person: { code: '99-000006' } }])
})

describe('quotas', () => {
  const quotaOf = (code: string, pot = 'civil_servant', from = '2025-07-01') =>
    staff.quotas.find((it) => it.unit.code === code && it.pot === pot && it.from === from)

  test('a body gets as many as it has posts, itself and below it, and the province what all have', () => {
    const posts = (prefix: string) =>
      staff.seats.filter(
        ({ unit: { code }, position, from }) =>
          code.startsWith(prefix) && position.pot === 'civil_servant' && from < '2026-01-01'
      ).length
    expect(quotaOf('SNV')?.headcount).toBe(posts('SNV'))
    expect(quotaOf('UBND-99101')?.headcount).toBe(
      posts('UBND-99101') + posts('VP-99101') + posts('TTPVHCC-99101')
    )
    expect(quotaOf('UBND-99')?.headcount).toBe(posts(''))
  })

  test('come from the body above, or from the one that the table names', () => {
    const root = quotaOf('UBND-99')
    expect(quotaOf('SNV')?.grantor).toBe(root?.id)
    expect(quotaOf('UBND-99101')?.grantor).toBe(root?.id)
    expect(root?.grantor).toBeUndefined()
    expect(quotaOf('SN-101', 'public_employee', '2026-01-01')?.grantor).toBe(
      quotaOf('SYT', 'public_employee', '2026-01-01')?.id
    )
    expect(quotaOf('SNV', 'public_employee')).toBeUndefined()
  })
})

test('shares add up to the whole, largest remainders first', () => {
  expect(apportion(7, [1, 1, 1])).toEqual([3, 2, 2])
  expect(apportion(10, [1, 2, 4])).toEqual([1, 3, 6])
  expect(apportion(0, [1, 2])).toEqual([0, 0])
})

test('chance falls the same way for the same seed, and within its bounds', () => {
  const drawn = (seed: string) => {
    const random = new Random(seed)
    return Array.from({ length: 200 }, () => random.between(1, 6))
  }
  expect(drawn('a')).toEqual(drawn('a'))
  expect(drawn('a')).not.toEqual(drawn('b'))
  expect(new Set(drawn('a'))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
  const next = new Random('a').ids()
  const ids = Array.from({ length: 300 }, next)
  expect(ids.toSorted()).toEqual(ids)
  expect(
    ids.every((id) => /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(id))
  ).toBe(true)
})

test('patterns name bodies by code and by name', () => {
  const found = (selector: Omit<Parameters<typeof unitsOf>[1], 'firstDay'>) =>
    unitsOf(units, { ...selector, firstDay: '2025-07-01' }).map(({ code }) => code)
  expect(found({ organizationKind: ['division'], codes: ['VP-99101', 'VP-*4'] })).toEqual([
    'VP-99101',
    'VP-99104'
  ])
  expect(found({ organizationKind: ['people_committee'], level: 'province' })).toEqual(['UBND-99'])
  expect(found({ organizationKind: ['department'], names: ['department S?V'] })).toEqual([])
})
