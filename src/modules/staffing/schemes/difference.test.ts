import { expect, test } from 'vitest'
import { differenceBetween, stretchesBetween } from './difference.ts'
import type { Line } from './scheme.ts'

const word = (text: string) => ({ vi: text, en: text, de: text })
const ladder = ['cs', 'cv', 'cvc'].map((code) => ({ code, name: word(code) }))
const line = (
  position: string,
  headcount: number,
  ranks: Record<string, number> = {},
  more: Partial<Line> = {}
): Line => ({
  position,
  title: word(position),
  group: 'professional',
  pot: 'civil_servant',
  headcount,
  ranks,
  ladder,
  jobDescription: 'Đăng ký hộ tịch',
  competency: 'Đại học luật',
  ...more
})
const version = (lines: Line[], more = {}) => ({
  legalBasis: 'Nghị định về vị trí việc làm',
  functions: 'Quản lý nhà nước tại xã',
  commitment: 'Thực hiện đúng đề án',
  lines,
  ...more
})

test('the same version twice: no difference, and every line unchanged', () => {
  const same = version([line('hộ tịch', 3, { cv: 3 })])
  expect(differenceBetween(same, same)).toEqual({
    texts: [],
    lines: [],
    unchanged: 1,
    headcount: { from: 3, to: 3 }
  })
})

test('a position that is added, one that is removed, and one whose headcount grows from 3 to 4', () => {
  const from = version([line('hộ tịch', 3, { cv: 3 }), line('địa chính', 2, { cv: 2 })])
  const to = version([line('hộ tịch', 4, { cv: 4 }), line('chuyển đổi số', 1, { cv: 1 })])
  const { lines, headcount, unchanged } = differenceBetween(from, to)
  expect(lines.map(({ position, what, headcount }) => [position, what, headcount])).toEqual([
    ['hộ tịch', 'changed', { from: 3, to: 4 }],
    ['chuyển đổi số', 'added', { from: 0, to: 1 }],
    ['địa chính', 'removed', { from: 2, to: 0 }]
  ])
  expect([headcount, unchanged]).toEqual([{ from: 5, to: 5 }, 0])
})

test('the same headcount split otherwise is a change, told in the order of the ladder', () => {
  const from = version([line('hộ tịch', 4, { cv: 4 })])
  const to = version([line('hộ tịch', 4, { cvc: 1, cs: 1, cv: 2 })])
  const [changed] = differenceBetween(from, to).lines
  expect(changed?.headcount).toEqual({ from: 4, to: 4 })
  expect(changed?.ranks.map(({ code, from, to }) => [code, from, to])).toEqual([
    ['cs', 0, 1],
    ['cv', 4, 2],
    ['cvc', 0, 1]
  ])
})

test('a rank that the position no longer has is told by its code', () => {
  const old = line('hộ tịch', 1, { '01.001': 1 }, { ladder: [] })
  const [changed] = differenceBetween(version([old]), version([line('hộ tịch', 1, { cv: 1 })])).lines
  expect(changed?.ranks.find(({ code }) => code === '01.001')?.name.vi).toBe('01.001')
})

test('words that change are told word by word, and put together they are the two texts', () => {
  const [before, after] = ['Có bằng đại học luật', 'Có bằng thạc sĩ luật hoặc hành chính']
  const from = version([line('hộ tịch', 1, {}, { competency: before })])
  const to = version([line('hộ tịch', 1, {}, { competency: after })])
  const [changed] = differenceBetween(from, to).lines
  expect(changed?.texts.map(({ field }) => field)).toEqual(['competency'])
  const stretches = changed?.texts[0]?.stretches ?? []
  const without = (what: string) =>
    stretches
      .filter((stretch) => stretch.what !== what)
      .map(({ text }) => text)
      .join('')
  expect(without('removed')).toBe(after)
  expect(without('added').replace(/\s+/g, ' ').trim()).toBe(before)
  expect(stretches).toContainEqual({ what: 'removed', text: 'đại học' })
})

test('what the scheme says of itself is compared too, the reason for the change is not', () => {
  const to = version([], { functions: 'Quản lý nhà nước tại phường', changes: 'Xã thành phường' })
  expect(differenceBetween(version([], { changes: '' }), to).texts.map(({ field }) => field)).toEqual([
    'functions'
  ])
})

test('Vietnamese letters are parts of words, however they are composed', () => {
  expect(stretchesBetween('hoà giải', 'hoà giải').every(({ what }) => what === 'kept')).toBe(true)
  expect(stretchesBetween('Trưởng phòng', 'Phó phòng')).toContainEqual({ what: 'removed', text: 'Trưởng' })
})
