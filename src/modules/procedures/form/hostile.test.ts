import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { birth } from '../fixtures/birth.ts'
import { type FormSchema, fieldsOf, formProblems, formValueProblems, valuesOf } from './index.ts'

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
