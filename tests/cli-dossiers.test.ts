import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../src/cli/run.ts'
import { exportTables } from '../src/modules/procedures/index.ts'
import { projectDir } from '../src/platform/config.ts'
import { type Database, read } from '../src/platform/database/index.ts'
import { translator } from '../src/platform/i18n/index.ts'
import { testDatabase } from './support/database.ts'
import { testProvince } from './support/localities.ts'

const folder = mkdtempSync(join(tmpdir(), 'haicap-dossiers-'))
afterAll(() => rmSync(folder, { recursive: true }))

let database: Database
beforeAll(async () => {
  database = await testDatabase(await testProvince())
})

async function haicap(...words: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await run(words, {
    env: { DATABASE_URL: database.ownerUrl },
    language: 'en',
    t: translator('en'),
    print: (text) => void out.push(`${text}\n`),
    note: (text) => void err.push(`${text}\n`),
    exitCode: 0
  })
  return { out: out.join(''), err: err.join(''), code }
}

function history(...lines: (string | object)[]): string {
  const path = join(folder, 'history.jsonl')
  writeFileSync(
    path,
    lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')
  )
  return path
}

describe('due', () => {
  test('says when a limit ends and what each day counted', async () => {
    const { out, code } = await haicap(
      ...['due', '--received', '2025-07-04T16:30', '--limit', '1 working day', '--json']
    )
    expect(code).toBe(0)
    const { due, days } = JSON.parse(out)
    expect(due).toBe('2025-07-07T16:30:00+07:00')
    expect(days.map(({ day, reason, minutes }: Record<string, unknown>) => [day, reason, minutes])).toEqual([
      ['2025-07-04', 'received', 60],
      ['2025-07-05', 'weekend', 0],
      ['2025-07-06', 'weekend', 0],
      ['2025-07-07', 'due', 420]
    ])
  })
  test.each(['5 working days', '5 ngày làm việc', '5 Arbeitstage', '5 working_days'])(
    'reads the limit “%s”',
    async (limit) => {
      const { out } = await haicap('due', '--received', '2025-07-07T10:00', '--limit', limit, '--json')
      expect(JSON.parse(out)).toMatchObject({
        limit: { amount: 5, unit: 'working_days' },
        due: '2025-07-14T10:00:00+07:00'
      })
    }
  )
  test('goes by the offset, however it is written', async () => {
    const { out } = await haicap(
      ...['due', '--received', '2025-07-07 12:00+09:00', '--limit', '1 hour', '--json']
    )
    expect(JSON.parse(out).due).toBe('2025-07-07T11:00:00+07:00')
  })
  test('goes by a time zone that is named', async () => {
    const { out } = await haicap(
      ...['due', '--received', '2025-07-07T06:00[Europe/Berlin]', '--limit', '1 hour', '--json']
    )
    expect(JSON.parse(out).due).toBe('2025-07-07T14:00:00+07:00')
  })
  test('counts the longest limit there is, and names years without days off as spans', async () => {
    const { out, err, code } = await haicap(
      ...['due', '--received', '2025-07-07T10:00', '--limit', '9999 months']
    )
    expect([code, out]).toEqual([0, expect.stringContaining('2858-10-0')])
    expect(err).toMatch(/\d{4}–2858/)
  })
  test('says when the days off of a year are not known yet', async () => {
    const { out, err } = await haicap(
      ...['due', '--received', '2031-07-07T10:00', '--limit', '5 days', '--json']
    )
    expect([JSON.parse(out).unknownYears, err]).toEqual([[2031], expect.stringContaining('2031')])
  })
  test.each(['2025-07-07', '2025-02-30T10:00', '9999-07-07T10:00', ''])(
    'refuses “%s”, which is no moment',
    async (received) => {
      expect(await haicap('due', '--received', received, '--limit', '5 days')).toMatchObject({
        code: 1,
        err: expect.stringContaining('is no moment')
      })
    }
  )
  test('refuses what is no limit or no moment', async () => {
    expect((await haicap('due', '--received', '2025-07-04T16:30', '--limit', 'soon')).code).toBe(2)
    const moment = await haicap('due', '--received', 'yesterday', '--limit', '5 days')
    expect([moment.code, moment.err]).toEqual([1, expect.stringContaining('yesterday')])
  })
})

describe('dossiers replay', () => {
  const limit = { amount: 2, unit: 'working_days' }
  const received = { dossier: 'A-1', at: '2025-07-07T08:00:00+07:00', type: 'receive', limit }

  test('the history that the format shows is lived through', async () => {
    const text = readFileSync(join(projectDir, 'docs/replay-format.md'), 'utf8')
    const example = /```json\n([\s\S]*?)```/.exec(text)?.[1] ?? ''
    const { out } = await haicap(
      ...['dossiers', 'replay', history(example), '--at', '2025-07-11T17:00:00+07:00', '--json']
    )
    const [dossier] = JSON.parse(out)
    // 40 hours: 7.5 on Monday, 2.5 until the clock stood, 1 on the Friday on which it is known, 8, 8, 8, and the last 5.
    expect(dossier).toMatchObject({
      dossier: 'A-1',
      nationalState: 2,
      refusals: [],
      clock: {
        state: 'runs',
        promised: '2025-07-14T08:00:00+07:00',
        due: '2025-07-17T14:00:00+07:00',
        late: false
      }
    })
  })

  test('what was refused is told with its line and the reason, and changes nothing', async () => {
    const path = history(received, {
      dossier: 'A-1',
      at: '2025-07-07T09:00:00+07:00',
      type: 'sign',
      by: 'CB-1'
    })
    const shown = await haicap('dossiers', 'replay', path, '--at', '2025-07-10T08:00:00+07:00')
    expect(shown.out).toContain('Dossier A-1, line 2')
    expect(shown.out).toMatch(/A-1 +received +2 .*late/)
  })

  test('lines that are none are all named by their number', async () => {
    const { code, err } = await haicap(
      'dossiers',
      'replay',
      history(received, 'no json', { ...received, type: 'fly' })
    )
    expect(code).toBe(1)
    expect(err).toContain('2 mistakes')
    expect(err).toMatch(/history\.jsonl:2: .*no JSON object/)
    expect(err).toMatch(/history\.jsonl:3 \(type\): .*no event of this name.*draft, submit, receive/)
  })

  const told = async (at: string, ...lines: object[]) => {
    const { out } = await haicap('dossiers', 'replay', history(...lines), '--at', at, '--json')
    return JSON.parse(out)
  }

  test('what Windows writes is read', async () => {
    const path = history(`\uFEFF${JSON.stringify(received)}\r`, '\r')
    expect(await haicap('dossiers', 'replay', path)).toMatchObject({ code: 0 })
  })

  test('an earlier moment shows what had happened by then', async () => {
    const stop = { dossier: 'A-1', at: '2025-07-08T08:00:00+07:00', type: 'stop', reason: 'x' }
    expect(await told('2025-07-07T09:00:00+07:00', received, stop)).toMatchObject([
      { phase: 'received', later: 1, clock: { state: 'runs' } }
    ])
  })

  test('an online submission has an answer of its own, open, in time or late', async () => {
    const submit = { dossier: 'A-1', at: '2025-07-04T16:00:00+07:00', type: 'submit', channel: 'online' }
    const due = '2025-07-07T16:00:00+07:00'
    expect(await told('2025-07-07T16:00:01+07:00', submit)).toMatchObject([
      { answer: { due, answeredAt: null, late: true } }
    ])
    expect(await told('2025-07-09T16:00:01+07:00', submit, received)).toMatchObject([
      { answer: { due, answeredAt: received.at, late: false } }
    ])
  })

  test('one that was withdrawn before it was answered is late if that came too late', async () => {
    const submit = { dossier: 'A-1', at: '2025-07-04T16:00:00+07:00', type: 'submit', channel: 'online' }
    const due = '2025-07-07T16:00:00+07:00'
    for (const [day, late] of [
      ['07', false],
      ['08', true]
    ] as const)
      expect(
        await told('2025-07-20T08:00:00+07:00', submit, {
          ...{ dossier: 'A-1', at: `2025-07-${day}T10:00:00+07:00`, type: 'withdraw' }
        })
      ).toMatchObject([{ answer: { due, answeredAt: null, late } }])
  })

  test('the office answers from when it could: the latest of submission, of what it learned and of what it waited for', async () => {
    const A = 'A-1'
    const draft = { dossier: A, at: '2025-07-01T08:00:00+07:00', type: 'draft' }
    const asked = {
      dossier: A,
      at: '2025-07-01T09:00:00+07:00',
      type: 'ask_supplement',
      items: ['x'],
      reason: 'y'
    }
    const brought = { dossier: A, at: '2025-07-02T09:00:00+07:00', type: 'supplement' }
    const submit = { dossier: A, at: '2025-07-14T08:00:00+07:00', type: 'submit', channel: 'online' }
    expect(await told('2025-07-14T08:30:00+07:00', draft, asked, brought, submit)).toMatchObject([
      { answer: { due: '2025-07-15T08:00:00+07:00', late: false } }
    ])
    const late = { ...submit, at: '2025-07-01T08:00:00+07:00', learnedAt: '2025-07-10T08:00:00+07:00' }
    const pays = { dossier: A, at: '2025-07-01T08:01:00+07:00', learnedAt: late.learnedAt }
    expect(
      await told(
        '2025-07-10T08:30:00+07:00',
        ...[
          late,
          { ...pays, type: 'ask_payment', amount: 8000 },
          { ...pays, type: 'pay', at: '2025-07-01T08:02:00+07:00' }
        ]
      )
    ).toMatchObject([{ answer: { due: '2025-07-11T08:00:00+07:00', late: false } }])
  })

  test('a date that nobody can mean is refused: a year too far, a second too fine, a moment to look at', async () => {
    const extend = { dossier: 'A-1', at: '2025-07-07T09:00:00+07:00', type: 'extend', reason: 'x' }
    const [dossier] = await told(
      '2025-07-07T10:00:00+07:00',
      ...[received, { ...extend, until: '2125-07-08T08:00:00+07:00' }]
    )
    expect(dossier.refusals[0].refusal.key).toBe('extend_too_far')
    const fine = history({ ...received, at: '2025-07-07T08:00:00.1234567891+07:00' })
    expect((await haicap('dossiers', 'replay', fine)).err).toMatch(/history\.jsonl:1 \(at\)/)
    expect(
      (await haicap('dossiers', 'replay', history(received), '--at', '9999-12-31T00:00:00Z')).err
    ).toContain('is no moment')
  })

  test('an extension that gives no time is refused, as the act refuses it', async () => {
    const extend = { dossier: 'A-1', at: '2025-07-07T09:00:00+07:00', type: 'extend', reason: 'x' }
    const [dossier] = await told(
      '2025-07-07T10:00:00+07:00',
      ...[received, { ...extend, until: '2025-07-08T08:00:00+07:00' }]
    )
    expect([dossier.clock.due, dossier.refusals[0].refusal.key]).toEqual([
      '2025-07-09T08:00:00+07:00',
      'extend_later'
    ])
  })

  test('same_day needs no amount', async () => {
    const [dossier] = await told('2025-07-07T10:00:00+07:00', { ...received, limit: { unit: 'same_day' } })
    expect(dossier.clock.due).toBe('2025-07-07T17:30:00+07:00')
  })

  test('a file that is not there is said so', async () => {
    expect((await haicap('dossiers', 'replay', join(folder, 'missing'))).err).toContain('missing')
  })
})

describe('procedures import', () => {
  test('takes the catalogue as JSON, as tables, and as a zipped folder of tables, by the same rules', async () => {
    const path = (name: string, content: string | Uint8Array) => {
      writeFileSync(join(folder, name), content)
      return join(folder, name)
    }
    const json = path('catalogue.json', (await haicap('procedures', 'export')).out)
    const tables = await read(database, (tx) => exportTables(tx, { drafts: true, separator: 'semicolon' }))
    expect(Object.keys(unzipSync(tables))).toContain('procedures.csv')
    const zip = path('catalogue.zip', tables)
    const csv = Object.entries(unzipSync(tables)).map(([name, data]) => path(name, data))
    for (const files of [[json], [zip], csv]) {
      const { code, out, err } = await haicap('procedures', 'import', ...files, '--dry-run', '--json')
      expect([code, err]).toEqual([0, ''])
      const { versions } = JSON.parse(out)
      expect(versions.length).toBeGreaterThan(0)
      expect(new Set(versions.map(({ what }: { what: string }) => what))).toEqual(new Set(['unchanged']))
    }
    const table = new TextDecoder().decode(unzipSync(tables)['procedures.csv'])
    const wrong = path('procedures.csv', table.replace(/^(\S[^;]*);1;/m, '$1;một;'))
    const refused = await haicap('procedures', 'import', wrong)
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('procedures.csv, line 2: column number')
    expect((await haicap('procedures', 'import', join(folder, 'none.csv'))).code).toBe(1)
  })
})
