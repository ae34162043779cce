import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { act } from '../../../../tests/support/small-province.ts'
import { type Database, read } from '../../../platform/database/index.ts'
import { findSet, loadSets, runSet } from '../../../platform/sets/index.ts'
import { enactPlan } from '../../changeover/index.ts'
import { acts } from '../acts/index.ts'
import type { DossierAnswer } from '../dossier.ts'
import { type Office, smallOffice } from '../fixtures/small-office.ts'
import { assignInPlan } from './acts/assign-in-plan.ts'
import { nameRest } from './acts/name-rest.ts'
import { bookOf, day, eve, onDay, onEve, planned, split, splitPeople } from './fixtures/reform.ts'

const procedure = 'dang-ky-khai-sinh'
/** The clock of the test, in steps of a quarter of a second around midnight. */
const moments = [
  ...['58.00', '58.25', '58.50', '58.75', '59.00', '59.25', '59.50', '59.999999'].map((s) =>
    onEve(`23:59:${s}`)
  ),
  ...['00.00', '00.000001', '00.25', '00.50', '01.00', '01.25', '01.50', '02.00'].map((s) =>
    onDay(`00:00:${s}`)
  )
]

/** Whether each open dossier has exactly one custodian, by the rule and by asking for each. */
async function oneCustodianEach(database: Database, at: string): Promise<number> {
  return read(database, async (tx) => {
    const set = findSet('rules', 'dossier_one_custodian')
    if (!set) throw new Error('no rule')
    expect(await runSet(tx, set, { at, since: at, known: null })).toEqual([])
    const found = await sql<{ n: number; wrong: number }>`
      with open as (select d.id, (select count(*) from dossier_custodians(d.id, ${at}::date)) as custodians
        from dossier d where d.ended_at is null and d.phase <> 'draft')
      select count(*)::int as n, (count(*) filter (where custodians <> 1))::int as wrong from open`.execute(
      tx
    )
    expect(found.rows[0]?.wrong).toBe(0)
    return found.rows[0]?.n ?? 0
  })
}

interface Did {
  who: string
  now: string
  what: string
  code?: string | null
  refused?: string
}

/** What lies on the desks: what is not settled, what waits for a signature, and results that wait for their applicants. */
interface Lying {
  open: DossierAnswer[]
  proposed: DossierAnswer[]
  ready: DossierAnswer[]
}

/** Everybody works at once, at a moment; each act is sent twice under the same key, as a browser does that lost the answer. */
async function everybodyWorks(office: Office, now: string, lying: Lying, done: Did[]): Promise<void> {
  const { open, proposed, ready } = lying
  const tried = async (
    who: string,
    what: string,
    work: (key: string) => Promise<DossierAnswer>,
    about = ''
  ) => {
    const key = `${who} ${what} ${about} ${now}`
    const both = await Promise.allSettled([work(key), work(key)])
    for (const one of both) {
      if (one.status === 'rejected')
        done.push({
          who,
          now,
          what,
          refused: (one.reason as { messageKey?: string }).messageKey ?? String(one.reason)
        })
      else done.push({ who, now, what, code: one.value.code })
    }
    const [first, second] = both
    if (first.status === 'fulfilled' && second.status === 'fulfilled') {
      expect(second.value.id).toBe(first.value.id)
      return first.value
    }
    return null
  }
  const receive = async (who: string, center: string, nth = 1) => {
    const input = { receptionId: office.gov.body[center], facts: office.facts(procedure) }
    const made = await tried(
      who,
      'receive',
      (key) => office.does(who, acts.receive, input, now, key),
      `${center} ${nth}`
    )
    if (made) open.push(made)
  }
  const [taken, other] = [open.at(-1), open.at(-2)]
  const settle = async (who: string, dossier: DossierAnswer | undefined) => {
    if (!dossier) return
    const { id } = dossier
    const took = await tried(who, 'take', (key) => office.does(who, acts['take-over'], { id }, now, key), id)
    if (!took) return
    const what = { id, outcome: 'grant' }
    const made = await tried(who, 'propose', (key) => office.does(who, acts.propose, what, now, key), id)
    if (made) proposed.push(made)
  }
  const sign = (who: string, { id }: DossierAnswer) =>
    tried(who, 'sign', (key) => office.does(who, acts.sign, { id }, now, key), id)
  const handOver = (who: string, { id }: DossierAnswer) =>
    tried(who, 'hand over', (key) => office.does(who, acts['hand-over'], { id }, now, key), id)
  const toSign = proposed.splice(0, 2)
  const toHandOver = ready.splice(0, 1)
  await Promise.all([
    receive('LIEN', 'tt1'),
    receive('LIEN', 'tt1', 2),
    receive('SUA', 'tt2'),
    receive('CHU', 'tt3'),
    settle('HOA', taken),
    settle('KIM', other),
    settle('LU', open.at(-3)),
    ...['MAI', 'PHA', 'TAN'].flatMap((who) => toSign.map((one) => sign(who, one))),
    ...['LIEN', 'CHU'].flatMap((who) => toHandOver.map((one) => handOver(who, one)))
  ])
}

/** A result that waits for its applicant at the counter of Bản Pho. */
async function readyAt(office: Office, time: string): Promise<DossierAnswer> {
  const { id } = await office.received(onEve(time), procedure)
  const now = onEve(time.replace(/^../, '10'))
  await office.does('HOA', acts['take-over'], { id }, now)
  await office.does('HOA', acts.propose, { id, outcome: 'grant' }, now)
  await office.does('MAI', acts.sign, { id }, now)
  return office.does('BINH', acts.release, { id, number: `${time}/2025` }, now)
}

test('under load across midnight every act lands once, nobody of the old body acts after, each dossier has one custodian', async () => {
  const database = await testDatabase()
  const office = await smallOffice(database)
  await loadSets('rules')
  const planId = await planned(database, split, splitPeople)
  const known: DossierAnswer[] = []
  for (const time of ['08:00:00', '08:01:00', '08:02:00', '08:03:00'])
    known.push(await office.received(onEve(time), procedure))
  const ready: DossierAnswer[] = []
  for (const at of moments.keys()) ready.push(await readyAt(office, `09:${String(at).padStart(2, '0')}:00`))
  const assign = (custodian: string, dossiers: DossierAnswer[]) =>
    act(database, assignInPlan, { planId, custodian, dossiers: dossiers.map(({ id }) => id) })
  await assign('u2', known.slice(0, 2))
  await assign('u3', known.slice(2))
  await act(database, nameRest, { planId, originId: office.gov.body.u1, custodian: 'u3' })
  const before = await bookOf(database)
  await act(database, enactPlan, { id: planId })
  expect(await bookOf(database)).toEqual(before)

  const open = [...known]
  const lying: Lying = { open, proposed: [], ready }
  const done: Did[] = []
  let entries = before.entries
  for (const now of moments) {
    const from = done.length
    await everybodyWorks(office, now, lying, done)
    // Each accepted act was sent twice and stands once.
    const landed = done.slice(from).filter(({ refused }) => !refused).length / 2
    entries += landed
    expect((await bookOf(database)).entries).toBe(entries)
    const today = now.slice(0, 10)
    const count = await oneCustodianEach(database, today)
    expect(count).toBe(open.length)
  }
  // Passing midnight wrote nothing: all that was written are the acts that people did.
  expect(await oneCustodianEach(database, eve)).toBeGreaterThan(20)

  const worked = (who: string, what: string, on: string) =>
    done.filter((one) => one.who === who && one.what === what && !one.refused && one.now.startsWith(on))
      .length / 2
  // The counter and the chair of the old body: until midnight, and not after.
  expect([worked('LIEN', 'receive', eve), worked('LIEN', 'receive', day)]).toEqual([16, 0])
  expect([worked('LIEN', 'hand over', eve), worked('LIEN', 'hand over', day)]).toEqual([8, 0])
  expect([worked('MAI', 'sign', eve) > 0, worked('MAI', 'sign', day)]).toEqual([true, 0])
  // Those of the new ones: at their own counters all the time, on what they took over from midnight on.
  for (const who of ['SUA', 'CHU'])
    expect([worked(who, 'receive', eve), worked(who, 'receive', day)]).toEqual([8, 8])
  expect([worked('CHU', 'hand over', eve), worked('CHU', 'hand over', day)]).toEqual([0, 8])
  expect(worked('PHA', 'sign', day) + worked('TAN', 'sign', day)).toBeGreaterThan(0)

  const strangers = await read(database, (tx) =>
    sql`select e.type, e.actor_name from dossier_event e
      where e.at >= ${onDay('00:00:00')}::timestamptz and not exists (
        select from serving(${day}::date) s where s.person_id = e.person_id and exists (
          select from dossier_custodians(e.dossier_id, ${day}::date) c (id)
          where c.id in (select organizations_around(s.organization_id, ${day}::date))))`.execute(tx)
  )
  expect(strangers.rows).toEqual([])

  const gaps = await read(database, (tx) =>
    sql`select split_part(code, '-', 1) as agency, split_part(code, '-', 2) as day from dossier
      group by 1, 2 having max(split_part(code, '-', 3)::int) <> count(*)`.execute(tx)
  )
  expect(gaps.rows).toEqual([])
  const days = await read(database, (tx) =>
    sql<{
      line: string
    }>`select split_part(code, '-', 1) || ' ' || split_part(code, '-', 2) || ' ' || count(*) as line
      from dossier group by split_part(code, '-', 1), split_part(code, '-', 2) order by 1`.execute(tx)
  )
  expect(days.rows.map(({ line }) => line)).toEqual([
    'H00.C1 250630 36',
    'H00.C2 250630 8',
    'H00.C2 250701 8',
    'H00.C3 250630 8',
    'H00.C3 250701 8'
  ])
}, 120_000)
