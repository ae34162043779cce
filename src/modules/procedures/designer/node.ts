import { canonicalJson } from '../../../platform/record/index.ts'
import type { Conditional, FieldSchema, FormSchema } from '../form/index.ts'

/** A field of a form as its designer sees it: one of a list in the order of the page, whatever it hangs on. */
export interface Node {
  name: string
  /** The field without what lies within it. */
  schema: FieldSchema
  required: boolean
  /** When it is asked; undefined: always. */
  when?: FieldSchema
  /** Fields of a group, or of a row. */
  children?: Node[]
}

/** The fields of a form in the order of the page: a conditional one after the field on which it hangs. */
export function nodesOf(schema: FieldSchema, when?: FieldSchema): Node[] {
  const { properties = {}, required = [], allOf = [] } = schema
  const own = Object.entries(properties).map(([name, field]) =>
    nodeOf(name, field, required.includes(name), when)
  )
  return own.flatMap((node) => [
    node,
    ...allOf
      .filter((part) => deciderOf(part.if, Object.keys(properties)) === node.name)
      .flatMap((part) => nodesOf(part.then, part.if))
  ])
}

/** The last field that a condition names, in the order of the fields. */
export function deciderOf(when: FieldSchema | undefined, names: readonly string[]): string | undefined {
  return names.findLast((name) => when?.properties && Object.hasOwn(when.properties, name))
}

function nodeOf(name: string, field: FieldSchema, required: boolean, when: FieldSchema | undefined): Node {
  const { properties, required: _required, allOf, items, ...rest } = field
  const isRows = field.type === 'array' && items?.type === 'object'
  const node: Node = { name, schema: { ...rest, ...(items && !isRows && { items }) }, required }
  if (when) node.when = when
  if (field.type === 'object')
    node.children = nodesOf({
      ...(properties && { properties }),
      ...(_required && { required: _required }),
      ...(allOf && { allOf })
    })
  if (isRows && items) node.children = nodesOf(items)
  return node
}

/** The form of a list of fields; what `nodesOf` reads. Facts of the form as a whole are kept. */
export function formOf(nodes: readonly Node[], form: FormSchema = {}): FormSchema {
  const { properties: _properties, required: _required, allOf: _allOf, ...rest } = form
  return { ...rest, type: 'object', ...objectOf(nodes) }
}

type Inner = Pick<FieldSchema, 'properties' | 'required' | 'allOf'>

function objectOf(nodes: readonly Node[]): Inner {
  return partOf(nodes, '')
}

/** The fields under one condition, and under those that hang on them. */
function partOf(nodes: readonly Node[], key: string): Inner {
  const own = nodes.filter((node) => keyOf(node.when) === key)
  const names = own.map(({ name }) => name)
  const required = own.filter((node) => node.required).map(({ name }) => name)
  const conditions = new Map(
    nodes.flatMap(({ when }) => (when && deciderOf(when, names) ? [[keyOf(when), when] as const] : []))
  )
  const allOf = [...conditions].map(
    ([inner, when]): Conditional => ({
      if: when,
      // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema
      then: partOf(nodes, inner)
    })
  )
  return {
    ...(required.length > 0 && { required }),
    properties: Object.fromEntries(own.map((node) => [node.name, schemaOf(node)])),
    ...(allOf.length > 0 && { allOf })
  }
}

/** Fields with the same key are asked together. */
export function keyOf(when: FieldSchema | undefined): string {
  return when ? canonicalJson(when) : ''
}

function schemaOf({ schema, children }: Node): FieldSchema {
  if (!children) return schema
  if (schema.type === 'array') return { ...schema, items: { type: 'object', ...objectOf(children) } }
  return { ...schema, ...objectOf(children) }
}
