import { describe, expect, test } from 'vitest'
import { findingsOf, limitsOn, type Measures, type RankLimit } from './findings.ts'
import type { Line } from './scheme.ts'

const word = (text: string) => ({ vi: text, en: text, de: text })
const ladder = ['cv', 'cvc'].map((code) => ({ code, name: word(code) }))
const line = (
  position: string,
  headcount: number,
  ranks: Record<string, number>,
  more: Partial<Line> = {}
): Line => ({
  position,
  title: word(position),
  group: 'professional',
  pot: 'civil_servant',
  headcount,
  ranks,
  ladder,
  jobDescription: 'Việc',
  competency: 'Năng lực',
  ...more
})
const whole = (lines: Line[]) => ({
  number: 1,
  changes: 'Lần đầu',
  legalBasis: 'Căn cứ',
  functions: 'Chức năng',
  commitment: 'Cam kết',
  lines
})
const limit = (more: Partial<RankLimit>): RankLimit => ({
  id: 'cvc-40',
  ranks: ['cvc'],
  positions: [],
  group: null,
  maxShare: 0.4,
  source: null,
  note: null,
  ...more
})
const measures = (more: Partial<Measures> = {}): Measures => ({
  limits: [],
  quota: { civil_servant: 10, public_employee: null },
  present: {},
  ...more
})
const keys = (...args: Parameters<typeof findingsOf>) =>
  findingsOf(...args).map(
    ({ messageKey, refuses }) => `${refuses ? '' : '(advice) '}${messageKey.split('.').at(-1)}`
  )

test('a whole version within its quota has nothing against it', () => {
  expect(keys(whole([line('hộ tịch', 3, { cv: 2, cvc: 1 })]), measures())).toEqual([])
})

test('everything that is missing is said at once', () => {
  const blank = { number: 1, changes: ' ', legalBasis: '', functions: '', commitment: '', lines: [] }
  expect(keys(blank, measures())).toEqual([
    'missing_legal_basis',
    'missing_functions',
    'missing_commitment',
    'missing_changes',
    'no_lines'
  ])
  const bare = line('hộ tịch', 3, { cv: 1 }, { jobDescription: '', competency: '' })
  expect(keys(whole([bare]), measures())).toEqual(['no_description', 'no_competency', 'not_split'])
})

test('a position without a ladder needs no split, and takes none', () => {
  expect(keys(whole([line('lái xe', 1, {}, { ladder: [], pot: null })]), measures())).toEqual([])
  expect(keys(whole([line('lái xe', 1, { cv: 1 }, { ladder: [], pot: null })]), measures())).toEqual([
    'strange_ranks'
  ])
})

describe('limits of ranks', () => {
  test('two of five are 40 %, three are too many', () => {
    expect(keys(whole([line('hộ tịch', 5, { cv: 3, cvc: 2 })]), measures({ limits: [limit({})] }))).toEqual(
      []
    )
    expect(keys(whole([line('hộ tịch', 5, { cv: 2, cvc: 3 })]), measures({ limits: [limit({})] }))).toEqual([
      'over_limit'
    ])
  })

  test('a share of 30 % of ten is three, however computers count', () => {
    const [stands] = limitsOn([line('hộ tịch', 10, { cvc: 3 })], [limit({ maxShare: 0.3 })])
    expect(stands).toMatchObject({ allowed: 3, counted: 3, kept: true })
  })

  test('only the positions that it names count, above and below the line', () => {
    const lines = [line('hộ tịch', 2, { cvc: 2 }), line('địa chính', 8, { cv: 8 })]
    expect(limitsOn(lines, [limit({})])).toMatchObject([{ counted: 2, among: 10, kept: true }])
    expect(limitsOn(lines, [limit({ positions: ['hộ tịch'] })])).toMatchObject([
      { counted: 2, among: 2, allowed: 0, kept: false }
    ])
    expect(limitsOn(lines, [limit({ group: 'leadership' })])).toEqual([])
  })

  test('ranks that a limit names are counted together', () => {
    const lines = [line('hộ tịch', 4, { cv: 1, cvc: 1 })]
    expect(limitsOn(lines, [limit({ ranks: ['cv', 'cvc'] })])).toMatchObject([{ counted: 2, kept: false }])
  })
})

describe('quota', () => {
  test('one head more than the quota is refused; each pot by itself', () => {
    const lines = [
      line('hộ tịch', 11, { cv: 11 }),
      line('giáo viên', 5, {}, { pot: 'public_employee', ladder: [] })
    ]
    const quota = { civil_servant: 10, public_employee: 5 }
    expect(keys(whole(lines), measures({ quota }))).toEqual(['over_quota'])
  })

  test('without a quota there is only advice', () => {
    const quota = { civil_servant: null, public_employee: null }
    expect(keys(whole([line('hộ tịch', 1, { cv: 1 })]), measures({ quota }))).toEqual(['(advice) no_quota'])
  })
})

test('people who would be left without a place are pointed out, and nothing is refused for it', () => {
  const present = {
    'hộ tịch': { title: 'Hộ tịch', people: 3 },
    'địa chính': { title: 'Địa chính', people: 1 }
  }
  expect(keys(whole([line('hộ tịch', 2, { cv: 2 })]), measures({ present }))).toEqual([
    '(advice) fewer_than_people',
    '(advice) left_out'
  ])
})
