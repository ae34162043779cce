import { zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { refusals } from '../../../../../tests/support/small-province.ts'
import { csv, xlsx } from '../fixtures/sheets.ts'
import { columnsOf, type ListId } from '../lists/index.ts'
import { readCode, readDay, readDigits, readText, readWhole } from './cell.ts'
import { findTable } from './find-table.ts'
import { readRows } from './rows.ts'
import { readSheets } from './sheet.ts'

const read = async (list: ListId, file: Buffer) => {
  const columns = columnsOf(list)
  const table = findTable(await readSheets(file), columns)
  return { table, rows: readRows(table, columns) }
}
const bytes = (text: string) => new TextEncoder().encode(text)
const headings = ['Số hiệu', 'Họ và tên', 'Ngày sinh']

test('a cell with a sign that nobody sees is named, not taken for another person', () => {
  expect(readText('Giàng\u200B A \u202EoáP', 200)).toEqual({
    fault: { messageKey: 'exchange.fault.invisible', params: { character: 'U+200B' } }
  })
})

describe('days', () => {
  test.each([
    ['02/03/1985', '1985-03-02'],
    ['2-3-1985', '1985-03-02'],
    ['2.3.1985', '1985-03-02'],
    ['1985-03-02', '1985-03-02'],
    ['31108', '1985-03-02'],
    [31108, '1985-03-02'],
    [new Date('1985-03-02T00:00:00Z'), '1985-03-02'],
    ['', null],
    ['-', null]
  ])('%s is read as the day that was meant', (cell, day) => {
    expect(readDay(cell)).toEqual({ value: day })
  })

  test.each([
    ['31/02/2025', 'not_a_day'],
    ['07/25/2025', 'month_first'],
    ['1985', 'year_only'],
    ['99999', 'not_a_day'],
    ['hôm qua', 'not_a_day']
  ])('%s is no day, and it is said why', (cell, key) => {
    expect(readDay(cell)).toMatchObject({ fault: { messageKey: `exchange.fault.${key}` } })
  })
})

describe('codes and texts', () => {
  test('zeros that a spreadsheet dropped, and numbers that it shortened, are told', () => {
    expect(readDigits('010085001234', 12)).toEqual({ value: '010085001234' })
    expect(readDigits(10085001234, 12)).toMatchObject({ fault: { messageKey: 'exchange.fault.zeros_lost' } })
    expect(readDigits('1,00085E+11', 12)).toMatchObject({
      fault: { messageKey: 'exchange.fault.scientific' }
    })
    expect(readDigits('01008500123x', 12)).toMatchObject({
      fault: { messageKey: 'exchange.fault.not_digits' }
    })
    expect(readCode('15.0', 10)).toEqual({ value: '15' })
  })

  test('spelling is composed, blanks are single, the mark of text before a sign is left away', () => {
    expect(readText('  Hoa\u0300ng \n Văn  Thọ ', 100)).toEqual({ value: 'Hoàng Văn Thọ' })
    expect(readText("'+84 214", 100)).toEqual({ value: '+84 214' })
  })

  test('formulas, huge cells and control characters are errors of their cell', () => {
    expect(readText('=cmd|/c calc', 100)).toMatchObject({ fault: { messageKey: 'exchange.fault.formula' } })
    expect(readText('x'.repeat(1_000_000), 200)).toMatchObject({
      fault: { params: { max: 200, length: 1_000_000 } }
    })
    expect(readText('a\u0007b', 100)).toMatchObject({ fault: { messageKey: 'exchange.fault.characters' } })
  })

  test('numbers with points between thousands are whole', () => {
    expect(readWhole('1.250', 9999)).toEqual({ value: 1250 })
    expect(readWhole('45,0', 9999)).toEqual({ value: 45 })
    expect(readWhole('4,5', 9999)).toMatchObject({ fault: { messageKey: 'exchange.fault.not_whole' } })
    expect(readWhole('-3', 9999)).toMatchObject({ fault: { messageKey: 'exchange.fault.not_whole' } })
  })
})

describe('files', () => {
  test.each([',', ';', '\t'])('cells between “%s” are told apart', async (sign) => {
    const { rows } = await read('persons', csv([headings, ['CB1', 'Lò, Thị; Thảo', '01/02/1990']], sign))
    expect(rows[0]?.values).toMatchObject({ code: 'CB1', name: 'Lò, Thị; Thảo', birth_date: '1990-02-01' })
  })

  test('UTF-16 as spreadsheets save it is read, any other encoding is told', async () => {
    const text = 'Số hiệu\tHọ và tên\nCB1\tSùng Thị Sử\n'
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect((await read('persons', utf16)).rows[0]?.values.name).toBe('Sùng Thị Sử')
    const latin = Buffer.concat([Buffer.from('Số hiệu,Họ và tên\nCB1,'), Buffer.from([0xd5, 0xe3, 0x20])])
    expect(await refusals(read('persons', latin))).toEqual(['exchange.refusal.encoding'])
  })

  test('in a workbook the sheet that has the columns is found, below its titles and merged cells', async () => {
    const file = await xlsx({
      Bìa: [['Danh sách cán bộ', null]],
      'Dữ liệu': [
        [{ value: 'DANH SÁCH CÁN BỘ, CÔNG CHỨC', columnSpan: 4 }, null, null, null],
        [{ value: 'Thông tin chung', columnSpan: 2 }, null, { value: 'Nhân thân', columnSpan: 2 }, null],
        ['STT', 'Số hiệu cán bộ *', 'Họ và tên (khai sinh)', 'Ngày tháng năm sinh'],
        ['(1)', '(2)', '(3)', '(4)'],
        [
          1,
          'CB1',
          'Lò Thị Thảo',
          { value: new Date('1990-02-01T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' }
        ],
        ['# ghi chú', null, null, null],
        [null, null, null, null],
        [2, '007', 'Chảo Tả Mẩy', 31108]
      ]
    })
    const { table, rows } = await read('persons', file)
    expect(table).toMatchObject({ sheet: 'Dữ liệu', ignored: ['STT'] })
    expect(
      rows.map(({ line, values: { code, name, birth_date } }) => [line, code, name, birth_date])
    ).toEqual([
      [5, 'CB1', 'Lò Thị Thảo', '1990-02-01'],
      [8, '007', 'Chảo Tả Mẩy', '1985-03-02']
    ])
  })

  test('headings are understood in Vietnamese, English and German, in any case and order', async () => {
    const rows = [
      ['HO VA TEN', 'so hieu'],
      ['Full name', 'Staff number'],
      ['Name', 'Personalnummer']
    ]
    for (const head of rows) {
      const { rows: found } = await read('persons', csv([head, ['Lò Thị Thảo', 'CB1']]))
      expect(found[0]?.values).toMatchObject({ code: 'CB1', name: 'Lò Thị Thảo' })
    }
  })

  test('of several columns that may be meant the best counts; the same one twice is told', async () => {
    const both = csv([
      ['Tên đơn vị', 'Đơn vị', 'Số hiệu', 'Họ tên'],
      ['UBND xã', 'u1', 'CB1', 'Lò Thị Thảo']
    ])
    expect((await read('persons', both)).rows[0]?.values.unit).toBe('u1')
    const twice = csv([
      ['Số hiệu', 'Số hiệu', 'Họ tên'],
      ['1', '2', 'x']
    ])
    expect(await refusals(read('persons', twice))).toEqual(['exchange.column.code'])
  })

  test.each([
    ['a blank file', Buffer.from(''), 'exchange.refusal.blank'],
    ['a file of blank lines', Buffer.from('\n\n  ,,\n'), 'exchange.refusal.blank'],
    ['headings alone', csv([headings]), 'exchange.refusal.no_rows'],
    [
      'another list',
      csv([
        ['Số quyết định', 'Ghi chú'],
        ['1', 'x']
      ]),
      'exchange.refusal.no_headings'
    ],
    [
      'a wrong sheet',
      csv([
        ['Họ và tên', 'Ghi chú'],
        ['x', 'y']
      ]),
      'exchange.column.code'
    ],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0]), 'exchange.refusal.old_workbook'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'exchange.refusal.not_a_sheet'],
    ['a broken archive', Buffer.from('PK\u0003\u0004 xx'), 'exchange.refusal.broken_xlsx'],
    [
      'an archive of something else',
      Buffer.from(zipSync({ 'a.txt': bytes('x') })),
      'exchange.refusal.broken_xlsx'
    ],
    [
      'quotation marks that do not close',
      Buffer.from('Số hiệu,Họ tên\n"CB1,Thảo\n'),
      'exchange.refusal.broken_csv'
    ]
  ])('%s is refused in plain words', async (_what, file, key) => {
    expect(await refusals(read('persons', file))).toEqual([key])
  })

  test('more rows than are taken are refused', async () => {
    const many = csv([headings.slice(0, 2), ...Array.from({ length: 20_001 }, (_, n) => [`CB${n}`, 'Tên'])])
    expect(await refusals(read('persons', many))).toEqual(['exchange.refusal.too_many_rows'])
  })
})

describe('workbooks made to harm', () => {
  const workbook = (sheet: string | Uint8Array) =>
    Buffer.from(
      zipSync(
        {
          '[Content_Types].xml': bytes('<Types/>'),
          'xl/workbook.xml': bytes(
            '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
          ),
          'xl/_rels/workbook.xml.rels': bytes(
            '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
          ),
          'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? bytes(sheet) : sheet
        },
        { level: 1 }
      )
    )

  test('what would fill the memory when unpacked is refused before it is', async () => {
    const bomb = workbook(new Uint8Array(160 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(2_000_000)
    expect(await refusals(read('persons', bomb))).toEqual(['exchange.refusal.too_big'])
  })

  test('a cell at the far end of the sheet is refused, however its address is written', async () => {
    const far = (address: string) =>
      workbook(
        `<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r=${address}><v>1</v></c></row></sheetData></worksheet>`
      )
    expect(await refusals(read('persons', far('"XFD1048576"')))).toEqual(['exchange.refusal.too_far'])
    expect(await refusals(read('persons', far("'XFD1048576'")))).toEqual(['exchange.refusal.too_far'])
    expect(await refusals(read('persons', far('"&#88;FD1048576"')))).toEqual(['exchange.refusal.broken_xlsx'])
  })

  test('entities that grow are refused', async () => {
    const laughs = workbook('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData/></worksheet>')
    expect(await refusals(read('persons', laughs))).toEqual(['exchange.refusal.broken_xlsx'])
  })
})
