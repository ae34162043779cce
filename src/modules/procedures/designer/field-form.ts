import type { ProblemDetail } from '../../../platform/problem.ts'
import { type FieldSchema, fits, isKnownFact, type OtherWords } from '../form/index.ts'
import { answersOf, decidersFor } from './change.ts'
import { choiceLines, choicesIn } from './choice-lines.ts'
import { boundsOf, type Kind, kindOfField, kinds, schemaOfKind, textKinds } from './kinds.ts'
import { newName } from './names.ts'
import type { Node } from './node.ts'

/** What a browser sends of one field's page, and what the page shows again. */
export type Flat = Record<string, string | string[]>

const bounds = {
  length: ['minLength', 'maxLength'],
  value: ['minimum', 'maximum'],
  count: ['minItems', 'maxItems']
} as const

/** A field as its page shows it. */
export function flatOfField({ schema, required, when }: Node): Flat {
  const kind = kindOfField(schema)
  const [least, most] = bounds[boundsOf[kind] ?? 'length']
  const words = schema['x-words']
  return {
    kind,
    'label.vi': schema.title ?? '',
    'label.en': words?.en?.title ?? '',
    'label.de': words?.de?.title ?? '',
    'help.vi': schema.description ?? '',
    'help.en': words?.en?.description ?? '',
    'help.de': words?.de?.description ?? '',
    required: required ? 'yes' : '',
    whole: schema.type === 'integer' ? 'yes' : '',
    least: String(schema[least] ?? ''),
    most: String(schema[most] ?? ''),
    choices: choiceLines(schema),
    when: answersIn(when),
    known: schema['x-known'] ?? ''
  }
}

function answersIn(when: FieldSchema | undefined): string[] {
  return Object.entries(when?.properties ?? {}).flatMap(([name, { const: one, enum: several = [] }]) =>
    [...(one === undefined ? [] : [one]), ...several].map((value) => answerValue(name, value))
  )
}

/** How an answer of a field is named in the form: `co_cha=co`. */
export const answerValue = (name: string, value: unknown) => `${name}=${value}`

/** A condition that one page cannot say: it stays as it is. */
export function isManifold(when: FieldSchema | undefined): boolean {
  return Object.keys(when?.properties ?? {}).length > 1
}

export interface FieldPlace {
  kind: Kind
  /** The fields beside it. */
  siblings: readonly Node[]
  /** The field as it is; undefined: a new one. */
  old: Node | undefined
}

/** The field that was posted, and what is wrong with it, each mistake at its input. */
export function fieldIn(flat: Flat, place: FieldPlace): { node: Node; problems: ProblemDetail[] } {
  const { siblings, old } = place
  const chosen = kinds.find((one) => one === text(flat, 'kind'))
  const change = chosen && textKinds.includes(chosen) && textKinds.includes(place.kind)
  const kind = change ? chosen : place.kind
  const problems: ProblemDetail[] = []
  const tell = (path: string, key: string, params = {}) => {
    problems.push({ path, messageKey: `designer.problem.${key}`, params })
  }
  const title = text(flat, 'label.vi')
  if (!title) tell('label.vi', 'no_label')
  const words = wordsIn(flat)
  const help = text(flat, 'help.vi')
  const fact = text(flat, 'known')
  const schema: FieldSchema = {
    ...schemaOfKind(kind),
    title,
    ...(help && { description: help }),
    ...(words && { 'x-words': words }),
    ...(kind === 'number' && text(flat, 'whole') && { type: 'integer' as const }),
    ...boundsIn(flat, kind, tell),
    ...(isKnownFact(fact) && textKinds.includes(kind) && { 'x-known': fact })
  }
  if (isKnownFact(fact) && textKinds.includes(kind) && !fits(fact, schema.format)) tell('known', 'known_kind')
  if (kind === 'choice' || kind === 'choices') {
    const choices = choicesIn(text(flat, 'choices'), old?.schema)
    if (choices.length < 2) tell('choices', 'few_choices')
    if (new Set(choices.map((one) => one.title)).size < choices.length) tell('choices', 'choice_twice')
    if (kind === 'choice') schema.oneOf = choices
    else schema.items = { type: 'string', oneOf: choices }
  }
  const when = isManifold(old?.when) ? old?.when : whenIn(flat, place, tell)
  const node: Node = {
    name:
      old?.name ??
      newName(
        title,
        siblings.map(({ name }) => name)
      ),
    schema,
    required: text(flat, 'required') === 'yes',
    ...(when && { when }),
    ...((kind === 'group' || kind === 'rows') && { children: old?.children ?? [] })
  }
  return { node, problems }
}

type Tell = (path: string, key: string, params?: Record<string, string | number>) => void

function boundsIn(flat: Flat, kind: Kind, tell: Tell): FieldSchema {
  const of = boundsOf[kind]
  if (!of) return {}
  const [leastKey, mostKey] = bounds[of]
  const least = numberIn(flat, 'least', of !== 'value', tell)
  const most = numberIn(flat, 'most', of !== 'value', tell)
  if (least !== undefined && most !== undefined && least > most) tell('most', 'reversed')
  const limit = of === 'count' ? 50 : kind === 'text' ? 300 : undefined
  if (limit && (most ?? 0) > limit) tell('most', of === 'count' ? 'too_many' : 'too_long', { limit })
  if (kind === 'long' && most !== undefined && most <= 300) tell('most', 'too_short', { limit: 300 })
  return { ...(least !== undefined && { [leastKey]: least }), ...(most !== undefined && { [mostKey]: most }) }
}

function numberIn(flat: Flat, name: string, whole: boolean, tell: Tell): number | undefined {
  const typed = text(flat, name)
  if (!typed) return undefined
  const shape = whole ? /^\d{1,6}$/ : /^-?\d{1,15}([.,]\d{1,10})?$/
  if (shape.test(typed)) return Number(typed.replace(',', '.'))
  tell(name, whole ? 'no_whole' : 'no_number')
  return undefined
}

/** The answers that were ticked: several of one field. */
function whenIn(flat: Flat, { siblings, old }: FieldPlace, tell: Tell): FieldSchema | undefined {
  const ticked = [flat.when ?? []].flat()
  const found = decidersFor(siblings, old?.name)
    .map((node) => ({
      name: node.name,
      values: answersOf(node).flatMap(({ value }) =>
        ticked.includes(answerValue(node.name, value)) ? [value] : []
      )
    }))
    .filter(({ values }) => values.length > 0)
  const [one, ...others] = found
  if (!one) return undefined
  if (others.length) tell('when', 'several_questions')
  const wanted = one.values.length === 1 ? { const: one.values[0] } : { enum: one.values }
  return { properties: { [one.name]: wanted }, required: [one.name] }
}

function wordsIn(flat: Flat): OtherWords | undefined {
  const words = Object.fromEntries(
    (['en', 'de'] as const).flatMap((language) => {
      const [title, description] = [text(flat, `label.${language}`), text(flat, `help.${language}`)]
      const said = { ...(title && { title }), ...(description && { description }) }
      return Object.keys(said).length ? [[language, said]] : []
    })
  )
  return Object.keys(words).length ? words : undefined
}

function text(flat: Flat, name: string): string {
  const value = Object.hasOwn(flat, name) ? flat[name] : ''
  const first = [value].flat()[0] ?? ''
  return typeof first === 'string' ? first.trim().replaceAll('\r\n', '\n') : ''
}
