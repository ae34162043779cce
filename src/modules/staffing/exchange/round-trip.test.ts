import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../tests/support/database.ts'
import { clerk } from '../../../../tests/support/small-province.ts'
import { read } from '../../../platform/database/index.ts'
import { dayAfter } from '../../../platform/day.ts'
import { languages, translator } from '../../../platform/i18n/index.ts'
import { people, type SmallStaff, smallStaff } from '../people/fixtures/small-staff.ts'
import { exportList } from './export/export-list.ts'
import { type Cells, csv, imports, said, tries } from './fixtures/sheets.ts'
import { listIds } from './lists/index.ts'
import { formats } from './write/sheet-file.ts'
import { templateOf } from './write/template.ts'

let staff: SmallStaff
beforeAll(async () => {
  staff = await smallStaff(await testDatabase())
  await sql`insert into qualification_level (kind, code, ordinal, name_vi, name_en, name_de) values
    ('professional', 'college', 3, 'Cao đẳng', 'College', 'Fachhochschule'),
    ('professional', 'university', 4, 'Đại học', 'University', 'Hochschule'),
    ('foreign_language', 'b1', 3, 'Bậc 3', 'B1', 'B1')`.execute(staff.database.db)
})

/** Text as people may write it, and as they may mean harm: any sign, also those of formulas, commas and quotation marks. */
const plain = fc
  .tuple(
    fc.constantFrom('', '+', '-', '"', ';', ','),
    fc.stringMatching(/^[\p{L}\p{N} ,;"'+\-.()|%&<>]{1,30}$/u)
  )
  .map(([sign, rest]) => `${sign}${rest}`.normalize('NFC').replace(/\s+/g, ' ').trim())
  .filter((value) => value !== '' && !/^[-–—/]$/.test(value))
/** Now and then a word that means something to a program. */
const text = fc.oneof(
  { arbitrary: plain, weight: 20 },
  fc.constantFrom('valueOf', 'constructor', '__proto__')
)
const name = fc
  .tuple(fc.constantFrom('Lù', 'Sùng', 'Đặng', 'Ōno', 'Giàng'), text)
  .map(([family, rest]) => `${family} ${rest}`.replace(/\s+/g, ' '))
const day = fc
  .date({ min: new Date('1900-03-01'), max: new Date('2025-11-30'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const maybe = <V>(arbitrary: fc.Arbitrary<V>) => fc.option(arbitrary, { nil: '' as const })

const personRow = fc.tuple(
  name,
  maybe(fc.stringMatching(/^0\d{11}$/)),
  maybe(day),
  maybe(fc.constantFrom('Nam', 'Nữ')),
  maybe(text),
  maybe(fc.stringMatching(/^\+84 \d{9}$/))
)
const degreeRow = fc.tuple(
  fc.constantFrom(...Object.values(people)),
  fc.constantFrom(['Chuyên môn', 'Đại học'], ['Chuyên môn', 'Cao đẳng'], ['Ngoại ngữ', 'Bậc 3']),
  maybe(text),
  maybe(text),
  day
)

async function roundTrip(rows: Record<'persons' | 'qualifications', Cells>): Promise<void> {
  const { database } = staff
  for (const list of ['persons', 'qualifications'] as const) {
    const file = csv(rows[list])
    const tried = await tries(database, list, file)
    expect(said(tried).filter((one) => !['new', 'changed', 'unchanged'].includes(one))).toEqual([])
    if (tried.counts.new + tried.counts.changed) await imports(database, list, file)
  }
  for (const list of listIds) {
    for (const format of formats) {
      const t = translator(languages[rows.persons.length % languages.length] ?? 'vi')
      const written = await read(database, (tx) =>
        exportList(tx, clerk, { list, format, at: '2026-01-01' }, t)
      )
      if (written.rows === 0) continue
      const { counts } = await tries(database, list, written.content)
      expect({ list, format, ...counts }).toEqual({
        list,
        format,
        new: 0,
        changed: 0,
        error: 0,
        unchanged: written.rows
      })
    }
  }
}

const { pao, van, tho } = people

describe('what is exported', () => {
  test('can be imported, and changes nothing, whatever people write', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(personRow, personRow, personRow),
        fc.uniqueArray(degreeRow, {
          minLength: 1,
          maxLength: 6,
          selector: ([person, [, level], , , on]) => `${person.code} ${level} ${on}`
        }),
        async (rows, degrees) => {
          await roundTrip({
            persons: [
              ['Số hiệu', 'Họ và tên', 'Số CCCD', 'Ngày sinh', 'Giới tính', 'Dân tộc', 'Điện thoại'],
              // The first digits tell the numbers of different people apart.
              ...rows.map(([called, id, ...rest], index) => [
                [pao, van, tho][index]?.code ?? '',
                called,
                id && `0${index}${id.slice(2)}`,
                ...rest
              ])
            ],
            qualifications: [
              ['Số hiệu', 'Loại văn bằng', 'Trình độ', 'Chuyên ngành', 'Nơi cấp', 'Ngày cấp', 'Ngày hết hạn'],
              ...degrees.map(([person, level, field, issuer, on]) => [
                person.code,
                ...level,
                field,
                issuer,
                on,
                dayAfter(on)
              ])
            ]
          })
        }
      ),
      { numRuns: 12 }
    )
  }, 120_000)

  test('never holds a formula: what looks like one is text in both kinds of file', async () => {
    const file = csv([
      ['Số hiệu', 'Họ và tên', 'Dân tộc', 'Điện thoại'],
      [pao.code, pao.name, '+cmd|/c calc!A1', '-2+3']
    ])
    await imports(staff.database, 'persons', file)
    const [workbook, plain] = await read(staff.database, (tx) =>
      Promise.all(
        formats.map((format) =>
          exportList(tx, clerk, { list: 'persons', format, at: '2026-01-01' }, translator('vi'))
        )
      )
    )
    expect(String(plain?.content)).toContain(`'+cmd|/c calc!A1,'-2+3`)
    const parts = unzipSync(workbook?.content ?? Buffer.from(''))
    const sheet = new TextDecoder().decode(parts['xl/worksheets/sheet1.xml'])
    expect(sheet).not.toContain('<f>')
  })

  test('a template left as it is has no rows, and its headings are understood in every language', async () => {
    for (const list of listIds)
      for (const language of languages)
        for (const format of formats) {
          const template = await templateOf(list, format, translator(language))
          await expect(tries(staff.database, list, template)).rejects.toMatchObject({
            messageKey: 'exchange.refusal.no_rows'
          })
        }
  })
})
