import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { read, write } from '../../../../platform/database/index.ts'
import { prepareJobs } from '../../../../platform/jobs/index.ts'
import { movedBy } from '../../acts/recompute-dossiers.ts'
import { type Asked, serverDay, testServer, words } from '../../fixtures/test-server.ts'

let site: Asked
beforeAll(async () => {
  site = await testServer()
  await prepareJobs(site.office.database)
  await write(site.office.database, async (tx) => {
    const { gov } = site.office
    await sql`insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id)
      values ('devolution', 'register.change', 'chair_province', 'area', '[2020-01-01,)', ${gov.decision}::uuid)`.execute(
      tx
    )
    await sql`insert into calendar_day (day, working, instead_of, name_vi, name_en, name_de, status, source) values
      ('2026-03-21', true, 5, 'Làm bù', 'Make-up day', 'Ersatztag', 'press', 'Công văn 12729'),
      ('2026-04-30', false, null, 'Ngày Chiến thắng', 'Reunification Day', 'Tag der Befreiung', 'certain', 'Bộ luật Lao động'),
      ('2026-05-01', false, null, 'Ngày Quốc tế Lao động', 'Labour Day', 'Tag der Arbeit', 'certain', 'Bộ luật, https://example.org/a/b?c=1'),
      ('2026-09-01', false, null, 'Quốc khánh', 'National Day', 'Nationalfeiertag', 'certain', 'Bộ luật'),
      ('2026-09-02', false, null, 'Quốc khánh', 'National Day', 'Nationalfeiertag', 'certain', 'Bộ luật'),
      ('2026-12-24', false, null, 'Chưa rõ', 'Unclear', 'Unklar', 'unverified', null)`.execute(tx)
  })
})

describe('the year, for everybody', () => {
  test('hours, days off and days worked instead, with where that is said; months as tables', async () => {
    site.as(null)
    const { status, body } = await site.page('/calendar', 'en')
    expect(status).toBe(200)
    const said = words(body)
    expect(said).toContain('Working calendar 2026')
    expect(said).toMatch(/Sat, 21 March 2026 Make-up day Worked instead 07:30–11:30, 13:30–17:30/)
    expect(said).toContain('Reunification Day Day off Bộ luật Lao động')
    expect(said).toContain('Tue, 1 September 2026 – Wed, 2 September 2026 National Day')
    expect(body).toContain('href="https://example.org/a/b?c=1" rel="external">example.org</a>')
    expect(said).toMatch(/Unclear Not confirmed/)
    expect(said).toMatch(/Monday 07:30–11:30; 13:30–17:30/)
    expect(body.match(/class="haicap-month"/g)).toHaveLength(12)
    expect(body).toContain('title="Day off, Reunification Day"')
    // What is not confirmed is worked as ever.
    expect(body).not.toContain('title="Day off, Unclear"')
    expect(said).not.toContain('Declare a day')
  })

  test('another year, and one of which nothing is known', async () => {
    expect(words((await site.page('/calendar?year=2031', 'en')).body)).toContain(
      'No day off and no day worked instead is recorded for 2031 yet.'
    )
    expect((await site.page('/calendar?year=31')).status).toBe(422)
  })

  test('for programs', async () => {
    const { body } = await site.json('/api/calendar?year=2026')
    expect(body.year).toBe(2026)
    expect(body.days).toMatchObject([
      { day: '2026-03-21', working: true, insteadOf: 5, name: { de: 'Ersatztag' } },
      { day: '2026-04-30', working: false, status: 'certain', source: 'Bộ luật Lao động' },
      { day: '2026-05-01' },
      { day: '2026-09-01' },
      { day: '2026-09-02' },
      { day: '2026-12-24', status: 'unverified' }
    ])
    expect(body.hours).toHaveLength(10)
  })
})

describe('the calculator, for everybody', () => {
  test('a due date with its reasons, day by day', async () => {
    const { body } = await site.page(
      '/calendar/due?day=2026-04-29&time=14:30&amount=1&unit=working_days',
      'en'
    )
    const said = words(body)
    expect(said).toContain('It ends at 14:30, 4 May 2026')
    expect(said).toContain('Does not count: day off: Reunification Day')
    expect(said).toMatch(/Received: counts from then on/)
  })

  test('mistakes stand at their fields', async () => {
    const { status, body } = await site.page(
      '/calendar/due?day=2026-02-30&time=25:00&amount=0&unit=days',
      'en'
    )
    expect(status).toBe(422)
    expect(words(body)).toContain('Enter hours and minutes, such as 14:30')
    expect(words(body)).toContain('Enter a whole number from 1 to 1000')
  })
})

describe('declaring a day', () => {
  const path = '/calendar/declare'
  const form = {
    day: '2026-03-12',
    what: 'off',
    name_vi: 'Nghỉ lễ hội',
    decision_number: '15/QĐ-UBND',
    decision_issued_on: '2026-03-09',
    decision_issuer: 'UBND tỉnh'
  }

  test('is for whoever may change the register', async () => {
    site.as(null)
    expect((await site.page(path)).status).toBe(401)
    site.as('LIEN')
    expect((await site.page(path)).status).toBe(403)
  })

  test('shows what it moves before it is done, then does it; the record says by which decision', async () => {
    const { office } = site
    await office.received('2026-03-10T08:00:00+07:00', 'xac-nhan-dat')
    await office.received('2026-03-10T08:00:00+07:00', 'dang-ky-khai-sinh')
    site.as('CUONG')
    const check = await site.send(`${path}/check`, form, { on: path, language: 'en' })
    expect(check.status).toBe(200)
    expect(words(check.body)).toContain('1 running dossier gets another date.')
    const before = await site.json('/api/calendar?year=2026')
    expect(JSON.stringify(before.body.days)).not.toContain('2026-03-12')

    const done = await site.send(path, form, { on: path })
    expect([done.status, done.location]).toEqual([303, '/calendar?year=2026'])
    expect(words((await site.page('/calendar', 'en')).body)).toContain('Nghỉ lễ hội Day off 15/QĐ-UBND')
    const { rows } = await sql<{
      act: string
      number: string
    }>`select act, decision_number as number from record
      where subject_kind = 'calendar_day'`.execute(office.database.db)
    expect(rows).toEqual([{ act: 'dossiers.declare_day', number: '15/QĐ-UBND' }])
  })

  test('what is missing or known already is said at once, and nothing is declared', async () => {
    const worked = { ...form, day: '2026-03-14', what: 'worked', decision_number: '' }
    const { status, body } = await site.send(`${path}/check`, worked, { on: path, language: 'en' })
    expect(status).toBe(422)
    expect(words(body)).toContain('Choose the weekday whose hours are worked')
    const again = await site.send(`${path}/check`, form, { on: path, language: 'en' })
    expect(again.status).toBe(409)
  })

  test('counts what moves as the job will do it', async () => {
    const special = { day: '2026-03-13', working: false, insteadOf: null, name: { vi: '', en: '', de: '' } }
    const now = `${serverDay}T10:00:00+07:00`
    const moved = (day: string) => read(site.office.database, (tx) => movedBy(tx, { ...special, day }, now))
    expect([await moved('2026-03-13'), await moved('2026-03-14'), await moved('2026-06-01')]).toEqual([
      1, 0, 0
    ])
  })
})
