import { describe, expect, test } from 'vitest'
import {
  type FormSchema,
  fieldsOf,
  filledIn,
  formProblems,
  formValueProblems,
  newFilesIn,
  type Posted,
  postedOf,
  prefilled,
  stepIn,
  valuesOf,
  withFile
} from './index.ts'

/** Papers row by row. */
const listed: FormSchema = {
  type: 'object',
  properties: {
    giay_to: {
      type: 'array',
      title: 'Giấy tờ kèm theo',
      items: {
        type: 'object',
        properties: { ten: { type: 'string', title: 'Tên' }, so_ban: { type: 'integer', title: 'Số bản' } }
      }
    }
  }
}

/** Papers and choices of a marriage confirmation. */
const papers: FormSchema = {
  type: 'object',
  required: ['don', 'hinh_thuc'],
  properties: {
    ho_ten: {
      type: 'string',
      title: 'Họ tên',
      'x-known': 'applicant.name',
      'x-words': { en: { title: 'Full name' } }
    },
    ngay_sinh: { type: 'string', format: 'date', title: 'Ngày sinh', 'x-known': 'applicant.birth_date' },
    don: { type: 'string', format: 'file', title: 'Đơn' },
    anh: { type: 'array', title: 'Ảnh', maxItems: 2, items: { type: 'string', format: 'file' } },
    hinh_thuc: { type: 'array', title: 'Hình thức', items: { type: 'string', enum: ['giấy', 'điện tử'] } }
  }
}

describe('files and several choices', () => {
  const filled = { don: 'tep-1', anh: ['tep-2', 'tep-3'], hinh_thuc: ['giấy'] }

  test('are sound, and say what is wrong at the field as a whole', () => {
    expect(formProblems(papers)).toEqual([])
    expect(formValueProblems(papers, filled)).toEqual([])
    const faults = formValueProblems(papers, {
      don: '../../etc/passwd',
      anh: ['a', 'b', 'c'],
      hinh_thuc: ['giấy', 'đá']
    })
    expect(faults.map(({ path, messageKey }) => [path, messageKey.split('.').at(-1)])).toEqual([
      ['don', 'format_file'],
      ['anh', 'max_items'],
      ['hinh_thuc', 'choice']
    ])
  })

  test('survive a round through a page', () => {
    expect(valuesOf(papers, postedOf(filled))).toEqual(filled)
    const rows = { giay_to: [{ ten: 'A', so_ban: 2 }] }
    expect(valuesOf(listed, postedOf(rows))).toEqual(rows)
  })

  test('a stored file goes in beside the others, or in place of the one before; one is taken away', () => {
    const fields = fieldsOf(papers, {})
    const isText = (value: unknown) => typeof value === 'string'
    const sent = { don: 'cu', anh: 'tep-2', '_upload.don': 'đơn.pdf', '_upload.anh': ['a.jpg'] }
    const stored = newFilesIn(fields, sent, isText).reduce(
      (posted, { field, file }) => withFile(posted, field, `id-${file}`.replace(/\W/g, '-')),
      sent as Posted
    )
    expect(valuesOf(papers, stored)).toEqual({ don: 'id---n-pdf', anh: ['tep-2', 'id-a-jpg'] })
    const { posted, step } = stepIn({ ...stored, _remove: 'anh=tep-2' })
    expect([step, valuesOf(papers, posted).anh]).toEqual([true, ['id-a-jpg']])
  })

  test('a row that is taken away lets those after it move up', () => {
    const { posted } = stepIn({
      'giay_to.0.ten': 'A',
      'giay_to.1.ten': 'B',
      'giay_to.2.ten': 'C',
      _remove: 'giay_to.1'
    })
    expect(valuesOf(listed, posted)).toEqual({ giay_to: [{ ten: 'A' }, { ten: 'C' }] })
  })
})

describe('what the province knows', () => {
  const known = { 'applicant.name': 'Lò Văn An', 'applicant.birth_date': '1990-05-06' } as const

  test('is filled in where the form names it', () => {
    expect(prefilled(papers, known)).toEqual({ ho_ten: 'Lò Văn An', ngay_sinh: '1990-05-06' })
    expect(prefilled(listed, known)).toEqual({})
  })

  test('never takes the place of what was typed, nor of what was left blank', () => {
    const typed = filledIn(papers, { ho_ten: '', ngay_sinh: '1991-01-01' }, known)
    expect(typed).toEqual({ ho_ten: '', ngay_sinh: '1991-01-01' })
  })

  test('is of haicap’s own words, and fits the field', () => {
    const faults = (field: object) =>
      formProblems({ type: 'object', properties: { a: { title: 'A', ...field } } }).map(
        ({ messageKey }) => messageKey
      )
    const bad = ['procedures.form.check.bad_known']
    expect(faults({ type: 'string', 'x-known': 'applicant.secret' })).toEqual(bad)
    expect(faults({ type: 'string', 'x-known': 'applicant.birth_date' })).toEqual(bad)
    expect(faults({ type: 'integer', 'x-known': 'applicant.name' })).toEqual(bad)
    expect(faults({ type: 'string', format: 'phone', 'x-known': 'applicant.phone' })).toEqual([])
  })
})

test('a mistake is said with the label in the reader’s language', () => {
  const asked: FormSchema = { ...papers, required: ['ho_ten'] }
  expect(formValueProblems(asked, {}, 'en')[0]?.params).toEqual({ label: 'Full name' })
  expect(formValueProblems(asked, {}, 'de')[0]?.params).toEqual({ label: 'Họ tên' })
})
