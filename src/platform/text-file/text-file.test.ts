import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeText, guardFormula, invisibleIn, readCsv, unguardFormula, withoutInvisible } from './index.ts'

const cellsOf = (text: string) => {
  const read = readCsv(text)
  return 'rows' in read ? read.rows.map(({ cells }) => cells) : read
}

describe('what stands between the cells', () => {
  test('a Vietnamese spreadsheet writes semicolons, with commas in numbers', () => {
    expect(cellsOf('\uFEFFmã;tên;diện tích\n1;Y Tý;54,3\n2;A Lù;61,2\n')).toEqual([
      ['mã', 'tên', 'diện tích'],
      ['1', 'Y Tý', '54,3'],
      ['2', 'A Lù', '61,2']
    ])
  })

  test('lists in cells do not mislead, nor do lines about the file', () => {
    expect(cellsOf('code,functions\n1,land;justice;health\n2,land;justice;health\n')).toEqual([
      ['code', 'functions'],
      ['1', 'land;justice;health'],
      ['2', 'land;justice;health']
    ])
    expect(cellsOf('#title;Nhập xã A, xã B, xã C\n#propose;yes\na;b;c\n')).toEqual([
      ['#title', 'Nhập xã A, xã B, xã C'],
      ['#propose', 'yes'],
      ['a', 'b', 'c']
    ])
  })

  test('a sound table is read whatever separates its cells and whatever they hold', () => {
    const cell = fc.string({ maxLength: 12, unit: fc.constantFrom('a', 'ế', ' ', ',', ';', '\t', '"', '\n') })
    const table = fc
      .integer({ min: 2, max: 6 })
      .chain((columns) =>
        fc.array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 })
      )
    fc.assert(
      fc.property(table, fc.constantFrom(',', ';', '\t'), (rows, delimiter) => {
        const all = [Array.from({ length: rows[0]?.length ?? 3 }, (_, at) => `cột ${at}`), ...rows]
        // Only what must be quoted is: signs that separate elsewhere stand bare.
        const text = stringify(all, { delimiter, quoted_match: /[\n\r]/ })
        expect(cellsOf(text)).toEqual(all)
      })
    )
  })

  test('each row knows the line on which it begins', () => {
    expect(readCsv('a;b\n"1\n2";3\n4;5\n')).toMatchObject({ rows: [{ line: 1 }, { line: 2 }, { line: 4 }] })
    expect(readCsv('a,b\n1,"x\n')).toMatchObject({ fault: { line: 2 } })
  })
})

test('no spreadsheet takes a cell for a formula, and its text comes back as it was', () => {
  const sign = fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a', '1')
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 6 }), (text) => {
      expect(guardFormula(text)).not.toMatch(/^[=+\-@\t\r]/)
      expect(unguardFormula(guardFormula(text))).toBe(text)
    })
  )
  expect(unguardFormula("'Ndiêl")).toBe("'Ndiêl")
})

test('UTF-8 and both kinds of UTF-16 are the same text', () => {
  const text = 'mã;tên\n1;Nguyễn Văn Đức\n'
  const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
  const big = Buffer.from(little).swap16()
  for (const bytes of [Buffer.from(text), Buffer.from(`\uFEFF${text}`), little, big])
    expect(decodeText(bytes)).toEqual({ text })
  const old = Buffer.concat([Buffer.from('mã\n1;Nguy'), Buffer.from([0xea, 0xd3]), Buffer.from('n')])
  expect(decodeText(old)).toEqual({ wrongLine: 2 })
})

test('what cannot be seen is found, and no Vietnamese letter is among it', () => {
  expect(invisibleIn('Xã \u202EgnaB')).toEqual({ character: 'U+202E', offset: 3 })
  expect(withoutInvisible('\u200BBắc\u00AD Hà\uFEFF\u200D')).toBe('Bắc Hà')
  const letters = 'ăâđêôơưĂÂĐÊÔƠƯàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ'
  for (const form of ['NFC', 'NFD']) expect(invisibleIn(letters.normalize(form))).toBeUndefined()
})
