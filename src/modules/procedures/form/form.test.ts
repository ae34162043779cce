import { describe, expect, test } from 'vitest'
import { birth } from '../fixtures/birth.ts'
import { type FormSchema, fieldsOf, formProblems, formValueProblems, valuesOf } from './index.ts'

const sound = {
  ten_con: 'Lò Văn An',
  ngay_sinh: '2026-03-01',
  co_cha: 'khong',
  me: { so_dinh_danh: '010190001234' }
}
const wrong = (values: unknown) =>
  formValueProblems(birth, values).map(({ path, messageKey }) => [path, messageKey])
const paths = (values: object) => fieldsOf(birth, { ...values }).map(({ path }) => path)

describe('a form', () => {
  test('is sound, and a filled one passes', () => {
    expect(formProblems(birth)).toEqual([])
    expect(wrong(sound)).toEqual([])
  })

  test('asks for the father only where there is one', () => {
    expect(paths(sound)).not.toContain('ten_cha')
    expect(paths({ ...sound, co_cha: 'co' })).toContain('ten_cha')
    expect(wrong({ ...sound, co_cha: 'co' })).toEqual([['ten_cha', 'procedures.form.problem.required']])
    // What nobody asked for is not taken.
    expect(wrong({ ...sound, ten_cha: 'Lò Văn B' })).toEqual([['ten_cha', 'procedures.form.problem.unknown']])
  })

  test('a mistake in a conditional part is said there, and its other fields are not called unknown', () => {
    const asked: FormSchema = {
      ...birth,
      allOf: [
        {
          if: { properties: { co_cha: { const: 'co' } }, required: ['co_cha'] },
          // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
          then: {
            required: ['cha'],
            properties: {
              cha: {
                type: 'object',
                title: 'Cha',
                required: ['ho_ten'],
                properties: { ho_ten: { type: 'string', title: 'Họ tên cha' } }
              },
              que: { type: 'string', title: 'Quê cha' }
            }
          }
        }
      ]
    }
    const values = { ...sound, co_cha: 'co', cha: {}, que: 'Bản Phố' }
    expect(formValueProblems(asked, values).map(({ path }) => path)).toEqual(['cha.ho_ten'])
  })

  test('asks what hangs on an answer right after it', () => {
    expect(paths({ ...sound, co_cha: 'co' }).slice(3, 6)).toEqual(['co_cha', 'ten_cha', 'me'])
  })

  test('says each mistake at its field', () => {
    const values = {
      ten_con: 'x'.repeat(61),
      ngay_sinh: '2026-02-30',
      can_nang: 'nặng',
      co_cha: 'có lẽ',
      me: { so_dinh_danh: '123' },
      giay_to: [{ so_ban: 0 }]
    }
    expect(Object.fromEntries(wrong(values))).toEqual({
      ten_con: 'procedures.form.problem.max_length',
      ngay_sinh: 'procedures.form.problem.format_date',
      can_nang: 'procedures.form.problem.number',
      co_cha: 'procedures.form.problem.choice',
      'me.so_dinh_danh': 'procedures.form.problem.format_personal_id',
      'giay_to.0.ten': 'procedures.form.problem.required',
      'giay_to.0.so_ban': 'procedures.form.problem.minimum'
    })
  })

  test('reads what a browser sends: numbers with a comma, rows, blanks; and nothing else', () => {
    const values = valuesOf(birth, {
      ten_con: '  Lò Văn An ',
      can_nang: '3,2',
      ngay_sinh: '',
      co_cha: 'co',
      ten_cha: 'Lò Văn B',
      'giay_to.0.ten': 'Giấy chứng sinh',
      'giay_to.0.so_ban': '1',
      'giay_to.1.ten': '',
      'giay_to.2.ten': '',
      _csrf: 'token',
      quyen: 'admin'
    })
    expect(values).toEqual({
      ten_con: 'Lò Văn An',
      can_nang: 3.2,
      co_cha: 'co',
      ten_cha: 'Lò Văn B',
      giay_to: [{ ten: 'Giấy chứng sinh', so_ban: 1 }]
    })
    expect(valuesOf(birth, { co_cha: 'khong', ten_cha: 'Lò Văn B' })).toEqual({ co_cha: 'khong' })
  })

  test('says what a group lacks at the fields within, by their labels', () => {
    const asked: FormSchema = { ...birth, required: ['me'] }
    expect(formValueProblems(asked, valuesOf(asked, {}))).toEqual([
      {
        path: 'me.so_dinh_danh',
        messageKey: 'procedures.form.problem.required',
        params: { label: 'Số định danh' }
      }
    ])
    const [row] = formValueProblems(birth, { ...sound, giay_to: [{ ten: 'A' }, {}] })
    expect(row).toMatchObject({ path: 'giay_to.1.ten', params: { label: 'Tên giấy tờ' } })
  })

  test('keeps a blank row between others, so that mistakes stand at their row', () => {
    const { giay_to } = valuesOf(birth, { 'giay_to.0.ten': '', 'giay_to.1.ten': 'B' })
    expect(giay_to).toEqual([{}, { ten: 'B' }])
  })
})
