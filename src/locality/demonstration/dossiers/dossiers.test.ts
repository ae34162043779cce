import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { laoCai } from '../../../../tests/support/localities.ts'
import { rightsOf } from '../../../modules/authority/index.ts'
import { acts, type DossierAnswer, liveThrough, verifyBooks } from '../../../modules/dossiers/index.ts'
import { type Content, formValueProblems } from '../../../modules/procedures/index.ts'
import { type Calendar, dayOf } from '../../../platform/calendar/index.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { type Act, perform } from '../../../platform/record/index.ts'
import { readLocality } from '../../read/index.ts'
import { Random } from '../random.ts'
import { ApplicantMaker } from './applicants.ts'
import { formData } from './form-data.ts'
import { writeDossiers } from './index.ts'
import { planLife } from './life.ts'
import type { Matter, Place, Seed } from './types.ts'

const { locality } = await readLocality('localities/lao-cai')
if (!locality) throw new Error('Lào Cai cannot be read')
const { dossiers, staff, procedures, settings } = locality
const { citizens } = settings
const names = staff.staffNames.map(({ row }) => row)
const place: Place = { id: 'p', code: '02683', name: 'xã Y Tý', urban: false, population: 16_000 }
const contents = procedures?.procedures.flatMap(({ key, versions }) =>
  versions.map(({ published: _when, number, ...content }) => ({ key, number, content: content as Content }))
)

const hours = [1, 2, 3, 4, 5].flatMap((weekday) =>
  [
    ['07:30:00', '11:30:00'],
    ['13:30:00', '17:30:00']
  ].map(([opens = '', closes = '']) => ({ weekday, opens, closes, start: null, end: null }))
)
const calendar: Calendar = { timeZone: 'Asia/Ho_Chi_Minh', hours, days: new Map() }
const rules = { hoursADay: 8, sameDayUntil: '15:00' }
const received = Date.parse('2025-08-05T01:10:00Z')

/** Many dossiers of every procedure. */
function* seeds(): Generator<Seed> {
  for (const { row: habits } of dossiers.dossiers) {
    const content = contents?.findLast(({ key }) => key === habits.procedure)?.content
    const matter = { habits, version: { content }, place } as unknown as Matter
    for (let nth = 0; nth < 24; nth++) {
      const channel = nth % 3 ? ('counter' as const) : ('online' as const)
      const seed: Seed = { nth, matter, channel, at: received - (nth % 3 ? 0 : 600_000), received }
      yield nth % 8 ? seed : { ...seed, received: null, instead: 'refused', channel: 'online' }
    }
  }
}

describe('the planned life of an invented dossier', () => {
  test('is one that can be lived, and the same each time', () => {
    for (const seed of seeds()) {
      const name = `${seed.matter.habits.procedure} ${seed.nth}`
      const planned = planLife(seed, new Random(name), calendar, rules)
      expect(planLife(seed, new Random(name), calendar, rules)).toEqual(planned)
      const events = planned.map(({ type, at, until }) => ({
        type,
        at: new Date(at).toISOString(),
        ...{ id: 'x', unit: 'x', by: 'x', outcome: 'grant', until: until && new Date(until).toISOString() }
      }))
      expect(liveThrough(events as never).refusals, name).toEqual([])
    }
  })
})

describe('invented applicants', () => {
  const makers = new ApplicantMaker(names, 'test', '2025-05-01')

  test('cannot be real: no such place of birth, no such telephone', () => {
    for (let nth = 0; nth < 500; nth++) {
      const one = makers.make(place, { organizations: 20 }, new Random(`${nth}`))
      expect(one.phone).toMatch(/^0100\d{6}$/)
      expect(one.number).toMatch(one.kind === 'citizen' ? /^000[0-3]\d{8}$/ : /^00\d{8}$/)
    }
  })

  test('fill in every form as it asks', () => {
    const withForms = contents?.filter(({ content }) => content.form) ?? []
    expect(withForms.length).toBeGreaterThan(2)
    for (const { key, content } of withForms)
      for (let nth = 0; nth < 40; nth++) {
        const random = new Random(`${key} ${nth}`)
        const applicant = makers.make(place, { organizations: undefined }, random)
        const data = formData(content.form, { applicant, place, makers, random, day: '2025-08-05' })
        expect(formValueProblems(content.form as never, data), `${key} ${JSON.stringify(data)}`).toEqual([])
      }
  })
})

interface Sample {
  id: string
  key: string
  receptionId: string
  papers: object[] | null
}

interface Entry {
  subject: string
  name: string
  personId: string | null
  payload: { at?: string; to?: string; unit?: string; outcome?: string; with?: { code?: string } }
}

const withoutCode = (entry: Entry) => ({
  ...entry,
  payload: { ...entry.payload, with: { ...entry.payload.with, code: '' } }
})

describe('the dossiers of Lào Cai', () => {
  let database: Database
  const share = 0.2
  const all = async <T>(query: string) => (await read(database, (tx) => sql.raw<T>(query).execute(tx))).rows
  const one = async (query: string) => (await all<{ n: number }>(`select (${query})::int as n`))[0]?.n
  const night = "timestamptz '2025-07-01 00:00+07'"

  beforeAll(async () => {
    database = await testDatabase(await laoCai())
    await write(database, (tx) =>
      writeDossiers(tx, dossiers, names, {
        ...{ seed: 'lao-cai', now: '2026-01-15T03:00:00Z', full: false, share, citizens }
      })
    )
  }, 300_000)

  test('every book holds: each hash, each number, and what it comes to', async () => {
    const { books, faults } = await read(database, (tx) => verifyBooks(tx, { limit: 10_000 }))
    expect(faults).toEqual([])
    expect(books).toBeGreaterThan(700)
  })

  test('July 2025 received its share of the number published, in every kind of way', async () => {
    const july =
      "received_at >= timestamptz '2025-07-01 00:00+07' and received_at < timestamptz '2025-08-01 00:00+07'"
    expect(await one(`select count(*) from dossier where ${july}`)).toBe(Math.round(2134 * share))
    const rows = dossiers.dossierPeriods.map(({ row }) => row)
    expect(rows.filter(({ id }) => id === '2025-07').map(({ full }) => full)).toEqual([53_340])
    expect(await one('select count(distinct channel) from dossier')).toBe(3)
    expect(
      await one('select count(distinct p.place_id) from dossier d join pile p on p.id = d.pile_id')
    ).toBeGreaterThan(150)
    const late = await one(
      'select round(1000.0 * count(*) filter (where ended_at > due_at) / count(*)) from dossier where ended_at is not null'
    )
    expect(late).toBeLessThan(45)
    expect(await one('select count(*) from dossier where not demonstration')).toBe(0)
  })

  test('codes have no gaps', async () => {
    expect(
      await all(`select c.agency, c.day from dossier_code c
        left join dossier d on d.code like c.agency || '-' || to_char(c.day, 'YYMMDD') || '-%'
        group by c.agency, c.day, c.last having count(d.id) <> c.last or count(distinct d.code) <> c.last`)
    ).toEqual([])
  })

  test('whoever did something held a post on that day, and did it on a ground', async () => {
    expect(
      await one(`select count(*) from dossier_event e where e.person_id is not null and not exists (select from appointment a
        where a.person_id = e.person_id and a.valid @> (e.at at time zone 'Asia/Ho_Chi_Minh')::date)`)
    ).toBe(0)
    expect(
      await one(`select count(*) from dossier_event where person_id is not null
        and (ground is null or ground -> 'vestings' = '[]' or ground ->> 'capacity' = '')`)
    ).toBe(0)
    expect(
      await one(`select count(*) from dossier_event where person_id is null and at >= ${night}
      and actor_subject not like 'citizen:%' and actor_subject not like 'nguoi-dan-%'`)
    ).toBe(0)
  })

  test('dossiers that were open at midnight went on in the new bodies, with their codes', async () => {
    const crossing = `dossier d join pile p on p.id = d.pile_id where d.received_at < ${night} and (d.ended_at is null or d.ended_at > ${night})`
    expect(await one(`select count(*) from ${crossing}`)).toBeGreaterThan(40)
    expect(
      await one(`select count(*) from ${crossing} and exists (select from organization_version v
        where v.organization_id = p.origin_id and v.valid @> date '2025-07-01')`)
    ).toBe(0)
    expect(
      await one(`select count(*) from ${crossing} and d.phase = 'handed_over' and exists (select from dossier_event e
        where e.dossier_id = d.id and e.at >= ${night} and e.person_id is not null)`)
    ).toBeGreaterThan(30)
  })

  test('acts by the same people at the same moments write the same entries', async () => {
    const samples =
      await all<Sample>(`select d.id, r.key, p.place_id as "placeId", d.reception_id as "receptionId", d.data,
        d.channel, d.return_way as "returnWay",
        jsonb_strip_nulls(jsonb_build_object('kind', d.applicant_kind, 'name', d.applicant_name, 'number', d.applicant_number,
          'birthDate', d.applicant_birth, 'phone', d.applicant_phone, 'address', d.applicant_address)) as applicant,
        (select jsonb_agg(jsonb_build_object('component', w.ordinal, 'original', w.original, 'copy', w.copy))
          from dossier_paper w where w.dossier_id = d.id) as papers
      from dossier d join pile p on p.id = d.pile_id join procedure r on r.id = d.procedure_id
      where d.received_at >= ${night} and d.channel <> 'online' and d.events = 7 and d.phase = 'handed_over'
      order by d.id limit 300`)
    for (const { id, receptionId, key: procedure, papers, ...facts } of samples.filter(
      (_one, nth) => nth % 60 === 0
    )) {
      const given = { ...facts, procedure, papers: papers ?? [], demonstration: true }
      const [received, assigned, proposed] = await entries(id)
      const anew = await again(received, acts.receive, { facts: given, receptionId })
      const { to, unit, outcome } = { ...assigned?.payload, ...proposed?.payload }
      await again(assigned, acts.assign, { id: anew, personId: to, unitId: unit })
      await again(proposed, acts.propose, { id: anew, outcome })
      const own = (await entries(id)).slice(0, 3)
      expect((await entries(anew)).map(withoutCode)).toEqual(own.map(withoutCode))
      const dates = (whose: string) => all(`select promised_at, due_at from dossier where id = '${whose}'`)
      expect(await dates(anew)).toEqual(await dates(id))
    }
    expect(samples.length).toBeGreaterThan(100)
  })

  const entries = (id: string) =>
    all<Entry>(`select e.at, e.actor_subject as subject, e.actor_name as name, e.person_id as "personId", e.ground,
      e.payload, e.phase, e.national from dossier_event e where e.dossier_id = '${id}' order by e.number`)

  async function again<I>(
    entry: Entry | undefined,
    act: Act<I, DossierAnswer>,
    input: object
  ): Promise<string> {
    if (!entry?.personId) throw new Error('nobody did it')
    const { subject, name, personId, payload } = entry
    const now = payload.at ?? ''
    const today = dayOf(Date.parse(now), 'Asia/Ho_Chi_Minh')
    const actor = { subject, name, personId, rights: rightsOf({ personId, today, language: 'vi' }) }
    return (await perform(database, act, actor, input, { now })).id
  }

  test('the desks of the table have what it says', async () => {
    const counts = await all<{ phase: string; n: number }>(`select d.phase, count(*)::int as n from dossier d
      join pile p on p.id = d.pile_id join area_version a on a.area_id = p.place_id and a.code = '02683' and a.valid @> date '2026-01-15'
      where d.ended_at is null or d.phase = 'at_center' group by 1`)
    const of = new Map(counts.map(({ phase, n }) => [phase, n]))
    const desks = dossiers.dossierDesks.filter(({ row: { area, citizen } }) => area === '02683' && !citizen)
    for (const { row } of desks)
      expect(of.get(row.stands), row.id).toBeGreaterThanOrEqual(Math.ceil(row.count * share))
  })

  test('whoever signs in as a citizen has dossiers of their own, each as the table says', async () => {
    const own = await all<{
      number: string
      key: string
      phase: string
      waiting: string[]
      channel: string
    }>(`select
        d.applicant_number as number, p.key, d.phase, d.waiting, d.channel from dossier d join procedure p on p.id = d.procedure_id
      where d.applicant_number in (${citizens.map(({ number }) => `'${number}'`).join()})`)
    const rows = dossiers.dossierDesks.flatMap(({ row }) => (row.citizen ? [row] : []))
    expect(new Set(rows.map(({ citizen }) => citizen))).toEqual(
      new Set(citizens.map(({ subject }) => subject))
    )
    expect(own).toHaveLength(rows.length)
    expect(new Set(own.map(({ channel }) => channel))).toEqual(new Set(['online']))
    for (const { stands, citizen, procedures: [key] = [] } of rows) {
      const { number } = citizens.find(({ subject }) => subject === citizen) ?? { number: '' }
      const found = own.find((dossier) => dossier.number === number && dossier.key === key)
      expect([found?.phase, ...(found?.waiting ?? [])], `${citizen} ${key}`).toContain(stands)
    }
  })
})
