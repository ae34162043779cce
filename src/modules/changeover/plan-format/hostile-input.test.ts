import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PlanDocument, parsePlanCsv, parsePlanJson, planToCsv, planToJson } from './index.ts'

const columns = 'operation,clause,act,unit,from_code,extent,share_area,into_code,into_existing,name,functions'
/** Cells that have hurt readers before, between ordinary ones. */
const cell = fc.oneof(
  fc.constantFrom(
    '1',
    'merge',
    'area',
    'part',
    '0.5',
    'yes',
    '',
    '=1+1',
    "'=1",
    '__proto__',
    'constructor',
    ';',
    '"',
    '\u2028'
  ),
  fc.string({ maxLength: 8, unit: 'binary' })
)
const quote = (text: string) => `"${text.replaceAll('"', '""')}"`

describe('whatever comes in', () => {
  test('is read or refused with a place in the file, and never thrown over', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .array(fc.array(cell, { maxLength: 12 }))
        .map((rows) => [columns, ...rows.map((cells) => cells.map(quote).join(','))].join('\n'))
    )
    fc.assert(
      fc.property(texts, (text) => {
        for (const parse of [parsePlanJson, parsePlanCsv]) {
          const { plan, problems } = parse(text, 'tệp')
          expect(plan === undefined).toBe(problems.length > 0)
          for (const problem of problems) expect(problem.file).toBe('tệp')
        }
      }),
      { numRuns: 500 }
    )
  })

  test('bytes too', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parsePlanJson(bytes, 'x').problems.length).toBeGreaterThan(0)
        expect(parsePlanCsv(bytes, 'x').problems.length).toBeGreaterThan(0)
      })
    )
  })
})

describe('any plan', () => {
  const word = fc
    .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
    .map((text) => text.replace(/[\p{Cc}\p{Cf}]/gu, '').trim())
    .filter((text) => text !== '' && text.normalize() === text)
  const code = word.filter((text) => !text.includes(';'))
  const into = fc.uniqueArray(
    fc.record(
      {
        code,
        name: word,
        kind: code,
        demonstration: fc.boolean(),
        otherNames: fc.array(code, { minLength: 1, maxLength: 2 })
      },
      { requiredKeys: ['code'] }
    ),
    { selector: (it) => it.code, minLength: 1, maxLength: 3 }
  )
  const from = fc.uniqueArray(
    fc.record({ code, extent: fc.constantFrom('whole' as const, 'part' as const) }),
    { selector: (it) => it.code, minLength: 1, maxLength: 3 }
  )
  const plan = fc
    .uniqueArray(
      fc.record({
        id: word,
        clause: word,
        act: fc.constant('rearrange' as const),
        unit: fc.constant('area' as const),
        from,
        into
      }),
      { selector: (it) => it.id, maxLength: 4 }
    )
    .map(
      (operations): PlanDocument => ({
        title: 'Thử',
        decision: { number: '01/NQ' },
        decisions: [],
        effectiveOn: '2026-03-01',
        propose: false,
        announced: { 'units.communes': 3 },
        operations
      })
    )

  test('survives being written and read, in both formats', () => {
    fc.assert(
      fc.property(plan, (it) => {
        for (const read of [parsePlanJson(planToJson(it), 'x'), parsePlanCsv(planToCsv(it), 'x')]) {
          const serious = read.problems.filter(({ messageKey }) => messageKey !== 'plan-format.made_twice')
          expect(serious).toEqual([])
          if (read.plan) expect(read.plan).toEqual(it)
        }
      }),
      { numRuns: 200 }
    )
  })
})
