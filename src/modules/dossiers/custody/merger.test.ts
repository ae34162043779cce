import { sql } from 'kysely'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act, refusals } from '../../../../tests/support/small-province.ts'
import { type Database, read, write } from '../../../platform/database/index.ts'
import { enactPlan, getPlan } from '../../changeover/index.ts'
import { establish } from '../../organization/index.ts'
import { acts } from '../acts/index.ts'
import { getDossier } from '../book/read.ts'
import { papersOf } from '../detail/read.ts'
import { type Office, officialOf, smallOffice } from '../fixtures/small-office.ts'
import { pileOf } from '../reference.ts'
import { maySee } from '../see.ts'
import { assignInPlan } from './acts/assign-in-plan.ts'
import { nameRest } from './acts/name-rest.ts'
import {
  bookOf,
  custodiansOn,
  day,
  eve,
  merger,
  mergerPeople,
  onDay,
  onEve,
  planned
} from './fixtures/reform.ts'
import { custodyOfPlan } from './groups.ts'
import { sumsOf } from './summary.ts'

let database: Database
let office: Office
beforeEach(async () => {
  database = await testDatabase()
  office = await smallOffice(database)
})

const births = 'dang-ky-khai-sinh'
const dossierOn = (id: string, on: string) => read(database, (tx) => getDossier(tx, id, on))

describe('three communes become one', () => {
  test('every dossier follows its work by itself; code, clock, promise, steps and papers stay', async () => {
    const { id } = await office.received(onEve('09:00:00'), births)
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.HOA }, onEve('09:30:00'))
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, onEve('10:00:00'))
    const planId = await planned(database, merger, mergerPeople)
    const written = await bookOf(database)
    const { notes } = await act(database, enactPlan, { id: planId })
    expect(notes).toContainEqual({
      path: 'dossiers',
      messageKey: 'custody.note.done',
      params: { count: 1, followed: 1, assigned: 0 }
    })
    expect(await bookOf(database)).toEqual(written)
    const papers = (await read(database, (tx) => papersOf(tx, id))).length
    expect(papers).toBe(1)
    const [before, after] = [await dossierOn(id, eve), await dossierOn(id, day)]
    expect(after).toEqual(before)
    expect([await custodiansOn(database, id, eve), await custodiansOn(database, id, day)]).toEqual([
      ['u1'],
      ['u9']
    ])
    // The chair of Bản Pho left with her commune; the one of Mường Hợp signs.
    expect(await refusals(office.does('PHA', acts.sign, { id }, onEve('23:59:59')))).toHaveLength(1)
    expect(await refusals(office.does('MAI', acts.sign, { id }, onDay('00:00:00')))).toHaveLength(1)
    const signed = await office.does('PHA', acts.sign, { id }, onDay('00:00:00'))
    expect(signed).toMatchObject({ code: before.code, promisedAt: before.promisedAt, phase: 'signed' })
  })

  test('an opinion asked of a division that ends is given by the one that took over its work', async () => {
    const { id } = await office.received(onEve('09:00:00'), births)
    await office.does('HOA', acts['take-over'], { id }, onEve('09:30:00'))
    await office.does(
      'HOA',
      acts['seek-opinion'],
      { id, organizationIds: [office.gov.body.g2], question: 'Có hộ khẩu ở Tả Van không?' },
      onEve('10:00:00')
    )
    await act(database, enactPlan, { id: await planned(database, merger, mergerPeople) })
    const [asked] = (await dossierOn(id, day)).life.openOpinions
    const give = (who: string, now: string) =>
      office.does(who, acts['give-opinion'], { id, opinion: asked, text: 'Có' }, now)
    expect(await refusals(give('LU', onEve('23:59:59')))).toHaveLength(1)
    // Whoever has to answer can read what they answer.
    const sees = (now: string) =>
      read(database, async (tx) => {
        const on = now < onDay('00:00:00') ? eve : day
        return maySee(tx, officialOf(office.gov, 'LU', now), await getDossier(tx, id, on), on)
      })
    expect([await sees(onEve('23:00:00')), await sees(onDay('08:00:00'))]).toEqual([false, true])
    await give('LU', onDay('08:00:00'))
    expect((await dossierOn(id, day)).waiting).toEqual([])
  })

  test('what was received at a counter that ends is handed over at the one that took over', async () => {
    const { id } = await office.received(onEve('09:00:00'), births)
    await office.does('HOA', acts['take-over'], { id }, onEve('09:30:00'))
    await office.does('HOA', acts.propose, { id, outcome: 'grant' }, onEve('10:00:00'))
    await office.does('MAI', acts.sign, { id }, onEve('10:30:00'))
    await office.does('BINH', acts.release, { id, number: '1/2025' }, onEve('11:00:00'))
    await act(database, enactPlan, { id: await planned(database, merger, mergerPeople) })
    expect(await refusals(office.does('CHU', acts['hand-over'], { id }, onEve('16:00:00')))).toHaveLength(1)
    const over = await office.does('CHU', acts['hand-over'], { id }, onDay('08:00:00'))
    expect(over.phase).toBe('handed_over')
  })

  test('what was begun before is handed in and answered after, under the code of who took over', async () => {
    const my = { name: 'Vàng Thị Mỷ', number: '010190000001' }
    const land = office.facts('xac-nhan-dat', { channel: 'online', placeId: office.gov.area.c1 })
    const begun = () => office.applies(my, acts.draft, { facts: land }, onEve('10:00:00'))
    const [asIs, again] = [await begun(), await begun()]
    const taken = await office.does(
      'LIEN',
      acts.draft,
      { receptionId: office.gov.body.tt1, facts: office.facts() },
      onEve('10:00:00')
    )
    await act(database, enactPlan, { id: await planned(database, merger, mergerPeople) })
    const submitted = await office.applies(my, acts.submit, { id: asIs.id }, onDay('08:00:00'))
    expect(submitted.code).toContain('.C9-')
    // Their form still says the commune of then.
    const other = await office.applies(my, acts.submit, { id: again.id, facts: land }, onDay('08:00:00'))
    expect(other.code).toContain('.C9-')
    expect(await custodiansOn(database, other.id, day)).toEqual(['u9'])
    const asked = await office.does(
      'LIEN',
      acts['ask-supplement'],
      { id: taken.id, items: ['Giấy chứng sinh'], reason: 'Thiếu bản gốc' },
      onDay('08:00:00')
    )
    expect(asked.code).toContain('.C9-')
  })

  test('persons who do not come along are told: the new body assigns anew', async () => {
    const { id } = await office.received(onEve('09:00:00'), births)
    await office.does('HOA', acts['take-over'], { id }, onEve('09:30:00'))
    const people = mergerPeople.filter(({ person }) => person !== 'HOA')
    const planId = await planned(database, merger, [...people, { person: 'HOA', leaving: 'retired' }])
    const { notes } = await act(database, enactPlan, { id: planId })
    expect(notes).toContainEqual({ path: 'dossiers', messageKey: 'custody.note.anew', params: { count: 1 } })
    await office.does('DAO', acts.assign, { id, personId: office.gov.person.KIM }, onDay('08:00:00'))
    expect((await dossierOn(id, day)).personId).toBe(office.gov.person.KIM)
  })
})

describe('a district ends, and its fields go up to a department and down to the communes', () => {
  /** A dossier that lies with the committee of the district, in a field, for a place. */
  const ofDistrict = async (field: string, place: string): Promise<string> => {
    const { id } = await office.received(onEve('09:00:00'), births)
    await write(database, async (tx) => {
      const of = {
        originId: office.gov.body.ud ?? '',
        functionCode: field,
        placeId: office.gov.area[place] ?? ''
      }
      const pile = await pileOf(tx, of, eve)
      await sql`update dossier set pile_id = ${pile.id} where id = ${id}::uuid`.execute(tx)
    })
    return id
  }

  const dissolution = [
    {
      act: 'dissolve' as const,
      unit: 'area' as const,
      from: [{ code: 'd1', extent: 'whole' as const }],
      into: []
    },
    ...['c1', 'c2', 'c3'].map((code) => ({
      act: 'move' as const,
      unit: 'area' as const,
      from: [{ code, extent: 'whole' as const }],
      into: [{ parent: 'p1' }]
    })),
    {
      act: 'dissolve' as const,
      unit: 'organization' as const,
      from: [
        { code: 'ud', extent: 'whole' as const, functions: ['land'], into: ['sd'] },
        ...[1, 2, 3].map((n) => ({
          code: 'ud',
          extent: 'whole' as const,
          functions: ['justice'],
          place: `c${n}`,
          into: [`u${n}`]
        }))
      ],
      into: ['sd', 'u1', 'u2', 'u3'].map((code) => ({ code, existing: true }))
    }
  ]

  beforeEach(async () => {
    for (const [code, name, kind, area, functions] of [
      ['ud', 'Ủy ban nhân dân huyện Nậm Mơ', 'people_committee', 'd1', ['land', 'justice']],
      ['sd', 'Sở Nông nghiệp tỉnh Mường Thử', 'division', 'p1', ['land']]
    ] as const)
      await act(database, establish, {
        decision: { number: '01/NQ-HĐND', issuer: 'HĐND tỉnh', issuedOn: '2020-01-01' },
        effectiveOn: '2020-01-01',
        unit: 'organization',
        into: [{ code, name, kind, area, functions: [...functions] }]
      })
    await write(database, async (tx) => {
      const found = await sql<{ code: string; id: string }>`select code, organization_id as id
        from organization_version`.execute(tx)
      for (const { code, id } of found.rows) office.gov.body[code] = id
    })
  })

  test('by field and place; what is of the whole district is assigned', async () => {
    const up = await ofDistrict('land', 'd1')
    const down = await ofDistrict('justice.civil_status', 'c2')
    const open = await ofDistrict('justice.civil_status', 'd1')
    const planId = await planned(database, dissolution, [])
    const sums = () =>
      read(database, async (tx) => sumsOf((await custodyOfPlan(tx, await getPlan(tx, planId))).groups))
    expect(await sums()).toEqual({ open: 3, followed: 2, assigned: 0, unassigned: 1 })
    await act(database, assignInPlan, { planId, custodian: 'u3', dossiers: [open] })
    await act(database, nameRest, { planId, originId: office.gov.body.ud, custodian: 'u1' })
    await act(database, enactPlan, { id: planId })
    const late = await ofDistrict('justice.civil_status', 'd1')
    const on = async (at: string) =>
      Promise.all([up, down, open, late].map(async (id) => (await custodiansOn(database, id, at)).join()))
    expect(await on(eve)).toEqual(['ud', 'ud', 'ud', 'ud'])
    expect(await on(day)).toEqual(['sd', 'u2', 'u3', 'u1'])
    // The unit and the place follow whoever has it.
    await office.does('LU', acts['take-over'], { id: open }, onDay('08:00:00'))
    expect(
      await refusals(office.does('KIM', acts['take-over'], { id: open }, onDay('08:30:00')))
    ).toHaveLength(1)
    await office.does('KIM', acts['take-over'], { id: down }, onDay('08:30:00'))
  })
})
