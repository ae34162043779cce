import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type FormSchema, fieldsOf, formProblems, formValueProblems, valuesOf } from './index.ts'

/** A birth: with a father's part only where there is one, and papers row by row. */
const birth: FormSchema = {
  type: 'object',
  required: ['ten_con', 'ngay_sinh', 'co_cha'],
  properties: {
    ten_con: { type: 'string', title: 'Họ tên con', maxLength: 60 },
    ngay_sinh: { type: 'string', format: 'date', title: 'Ngày sinh' },
    can_nang: { type: 'number', title: 'Cân nặng (kg)', minimum: 0.3, maximum: 9 },
    co_cha: {
      type: 'string',
      title: 'Có khai cha không?',
      oneOf: [
        { const: 'co', title: 'Có' },
        { const: 'khong', title: 'Không' }
      ]
    },
    me: {
      type: 'object',
      title: 'Mẹ',
      required: ['so_dinh_danh'],
      properties: { so_dinh_danh: { type: 'string', format: 'personal-id', title: 'Số định danh' } }
    },
    giay_to: {
      type: 'array',
      title: 'Giấy tờ kèm theo',
      maxItems: 3,
      items: {
        type: 'object',
        required: ['ten'],
        properties: {
          ten: { type: 'string', title: 'Tên giấy tờ' },
          so_ban: { type: 'integer', title: 'Số bản', minimum: 1 }
        }
      }
    }
  },
  allOf: [
    {
      if: { properties: { co_cha: { const: 'co' } }, required: ['co_cha'] },
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
      then: { required: ['ten_cha'], properties: { ten_cha: { type: 'string', title: 'Họ tên cha' } } }
    }
  ]
}
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

describe('a hostile form is refused before anything reads it', () => {
  const one = (field: unknown, more: object = {}) => ({ type: 'object', properties: { a: field }, ...more })
  const keys = (schema: unknown) => formProblems(schema).map(({ messageKey }) => messageKey.split('.').at(-1))
  const text = { type: 'string', title: 'A' }
  const deep = Array.from({ length: 9 }).reduce<object>((inner) => ({ ...one(inner), title: 'A' }), text)
  test.each([
    ['no object', 'text', 'no_object'],
    ['a field without a label', one({ type: 'string' }), 'no_label'],
    ['a pattern that never ends', one({ ...text, pattern: '^(a+)+$' }), 'unknown_keyword'],
    ['a reference elsewhere', one({ ...text, $ref: 'http://elsewhere/x.json' }), 'unknown_keyword'],
    ['a reference above', { ...one(text), $ref: '#' }, 'unknown_keyword'],
    [
      'a name that every object has',
      JSON.parse('{"type":"object","properties":{"__proto__":{"type":"string","title":"x"}}}'),
      'bad_name'
    ],
    ['the constructor', one(text, { properties: { constructor: text } }), 'bad_name'],
    ['a list of texts', one({ type: 'array', title: 'A', items: text }), 'bad_list'],
    [
      'rows without end',
      one({ type: 'array', title: 'A', maxItems: 1e9, items: one(text) }),
      'too_many_rows'
    ],
    ['choices without labels', one({ ...text, oneOf: [{ const: 'x' }] }), 'bad_choices'],
    ['a number as text', one({ ...text, maxLength: '9' }), 'bad_number'],
    [
      'a condition on another form',
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
      one(text, { allOf: [{ if: one({ const: 1 }), then: one(text) }] }),
      'twice'
    ],
    ['groups in groups', deep, 'too_deep'],
    ['what is required and not there', one(text, { required: ['b'] }), 'bad_required'],
    ['a novel', one({ ...text, description: 'x'.repeat(100_001) }), 'too_large']
  ])('%s', (_what, schema, key) => {
    expect(keys(schema)).toContain(key)
  })

  test('any JSON is checked without an error; what passes can be filled in and checked', () => {
    const word = fc.constantFrom(
      'type',
      'properties',
      'title',
      'object',
      'string',
      'array',
      'items',
      'allOf',
      'if',
      'then',
      'required',
      'a'
    )
    const json = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 6 },
        word,
        fc.boolean(),
        fc.integer(),
        fc.constant(null),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(word, tie('value'), { maxKeys: 4 })
      )
    })).value
    fc.assert(
      fc.property(json, (schema) => {
        if (formProblems(schema).length) return
        const form = schema as FormSchema
        fieldsOf(form, valuesOf(form, { a: 'x' }))
        formValueProblems(form, { a: 'x' })
      }),
      { numRuns: 500 }
    )
  })

  test('any posted names and values are read without an error, and never reach a prototype', () => {
    const name = fc.oneof(
      fc.constantFrom(
        'ten_con',
        'me.so_dinh_danh',
        'giay_to.0.ten',
        'giay_to.99.ten',
        '__proto__.x',
        'constructor.prototype.x'
      ),
      fc.string()
    )
    const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(null), fc.object())
    fc.assert(
      fc.property(fc.dictionary(name, value), (posted) => {
        const values = valuesOf(birth, posted)
        formValueProblems(birth, values)
        fieldsOf(birth, values)
        expect(({} as { x?: unknown }).x).toBeUndefined()
      })
    )
  })

  test('any values are checked without an error', () => {
    fc.assert(fc.property(fc.jsonValue(), (values) => void formValueProblems(birth, values)))
  })
})
