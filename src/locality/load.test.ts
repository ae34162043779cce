import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../tests/support/database.ts'
import { type Database, read } from '../platform/database/index.ts'
import { loadLocality } from './load.ts'

const source = fileURLToPath(new URL('../../localities/thu-nghiem', import.meta.url))
let dir: string
let database: Database

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'haicap-load-'))
  await cp(source, dir, { recursive: true })
  database = await testDatabase()
})
afterAll(() => rm(dir, { recursive: true }))

const rows = async <T>(query: string) => (await read(database, (tx) => sql.raw<T>(query).execute(tx))).rows
const change = async (name: string, from: string, to: string) => {
  const text = await readFile(join(dir, name), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(dir, name), text.replace(from, to))
}

describe('loading a locality', () => {
  test('an operation that cannot be done is shown at its line; mended, loading goes on', async () => {
    await change('plans/2025-07-01.json', '"code": "99101"', '"code": "99999"')
    await expect(loadLocality(database, dir)).rejects.toMatchObject({
      messageKey: 'changeover.refusal.cannot_be_done',
      details: expect.arrayContaining([
        expect.objectContaining({ path: 'plans/2025-07-01.json', line: expect.any(Number) })
      ])
    })
    expect(await rows('select count(*)::int as n from enactment')).toEqual([{ n: 0 }])

    await change('plans/2025-07-01.json', '"code": "99999"', '"code": "99101"')
    const steps: string[] = []
    const loaded = await loadLocality(database, dir, { progress: (step) => steps.push(step) })
    expect(loaded).toEqual({ loaded: true, id: 'thu-nghiem' })
    expect([...new Set(steps)]).toEqual([
      'read',
      'register',
      'plan',
      'people',
      'authority',
      'procedures',
      'dossiers',
      'done'
    ])
    expect(await rows('select count(*)::int as n from plan')).toEqual([{ n: 2 }])
    expect(await rows('select count(*)::int as n from enactment')).toEqual([{ n: 2 }])
  }, 60_000)

  test('the first state has no beginning and no decision; every body has an area and what it is under', async () => {
    const [first] = await rows<object>(
      `select count(*)::int as areas, count(began_by)::int as begun from area_version where lower_inf(valid)`
    )
    expect(first).toEqual({ areas: 9, begun: 0 })
    const [office] =
      await rows<object>(`select v.name, p.code as parent, a.code as area from organization_version v
      join organization_version p on p.organization_id = v.parent_id and lower_inf(p.valid)
      join area_version a on a.area_id = v.area_id and lower_inf(a.valid)
      where v.code = 'PNV-991' and lower_inf(v.valid)`)
    expect(office).toEqual({ name: 'Phòng Nội vụ huyện Bình Giang', parent: 'UBND-991', area: '991' })
  })

  test('a vesting of a post that is not there is shown at its line; mended, what was loaded is not loaded again', async () => {
    expect(await rows(`select act from record where act like 'locality.%' order by id`)).toEqual([
      { act: 'locality.load' },
      { act: 'locality.load_staff' },
      { act: 'locality.load_authority' },
      { act: 'locality.load_procedures' },
      { act: 'locality.load_dossiers' },
      { act: 'locality.finish' }
    ])
    const half = await testDatabase()
    await change('vestings.csv', ',VP-{code},tu_phap_ho_tich,1,', ',VP-{code},tu_phap_ho_tich,9,')
    await expect(loadLocality(half, dir)).rejects.toMatchObject({
      messageKey: 'locality.refusal.no_post',
      details: [expect.objectContaining({ path: 'vestings.csv', line: 6 })]
    })
    const count = async () =>
      (await read(half, (tx) => sql<{ n: number }>`select count(*)::int as n from appointment`.execute(tx)))
        .rows[0]?.n
    const people = await count()
    expect(people).toBeGreaterThan(40)
    await change('vestings.csv', ',VP-{code},tu_phap_ho_tich,9,', ',VP-{code},tu_phap_ho_tich,1,')
    expect(await loadLocality(half, dir)).toEqual({ loaded: true, id: 'thu-nghiem' })
    expect(await count()).toBe(people)
  }, 60_000)

  test('people hold posts and powers, by decisions, all of them marked', async () => {
    const [counts] =
      await rows<object>(`select count(*)::int as n, count(*) filter (where a.demonstration)::int as marked,
      count(d.id)::int as decided from appointment a left join decision d on d.id = a.began_by`)
    expect(counts).toMatchObject({
      marked: (counts as { n: number }).n,
      decided: (counts as { n: number }).n
    })
    const deciders = await rows(`select d.power_code, a.code as place, n.name
      from deciders('2026-01-05', array['certify.copy', 'health.clinic_license']) d
      join area_version a on a.area_id = d.place_id and a.valid @> '2026-01-05'::date
      join appointment h on h.post_id = d.post_id and h.valid @> '2026-01-05'::date
      join person n on n.id = h.person_id where a.code in ('99101') order by 1`)
    expect(deciders).toEqual([
      { power_code: 'certify.copy', place: '99101', name: 'Quách Thị Lành' },
      { power_code: 'health.clinic_license', place: '99101', name: expect.any(String) }
    ])
  })

  test('on every day each decision has exactly one decider', async () => {
    for (const day of ['2025-07-01', '2025-11-01', '2026-01-01'])
      expect(
        await rows(
          `select count(*)::int as n, count(distinct (power_code, place_id))::int as once from deciders('${day}')`
        )
      ).toEqual([{ n: 25, once: 25 }])
  })

  test('again does nothing, and a folder changed since is only noticed', async () => {
    const before = await rows('select count(*) from record')
    expect(await loadLocality(database, dir)).toEqual({ loaded: false, id: 'thu-nghiem' })
    await change('areas.csv', 'An Bình', 'An Bình Mới')
    expect(await loadLocality(database, dir)).toEqual({ loaded: false, id: 'thu-nghiem', changed: true })
    expect(await rows('select count(*) from record')).toEqual(before)
  })

  test('another place is refused', async () => {
    await change('locality.json', '"thu-nghiem"', '"noi-khac"')
    await expect(loadLocality(database, dir)).rejects.toMatchObject({
      status: 409,
      messageKey: 'locality.refusal.another'
    })
  })
})
