import { isDeepStrictEqual } from 'node:util'
import { diffArrays } from 'diff'
import { answersOf, labelOf } from '../designer/change.ts'
import { boundsOf, type Kind, kindOfField } from '../designer/kinds.ts'
import { type Node, nodesOf } from '../designer/node.ts'
import type { FormSchema, KnownFact, OtherWords } from '../form/index.ts'
import { optionsOf } from '../form/index.ts'
import type { Difference } from './difference.ts'

/** What a field of a form is, as far as two versions may differ in it. */
export interface FieldFacts {
  label: string
  kind: Kind
  required: boolean
  help?: string
  words?: OtherWords
  choices?: string[]
  least?: number
  most?: number
  whole?: boolean
  known?: KnownFact
  /** When it is asked: the labels of fields, each with the answers. */
  when?: { field: string; answers: (string | true)[] }[]
}

/** What differs between two forms, question by question. A question is the same when its name is. */
export function formDifferences(before: FormSchema, after: FormSchema): Difference[] {
  const [old, now] = [flat(nodesOf(before)), flat(nodesOf(after))]
  const nowAt = new Map(now.map((one) => [one.address, one]))
  const oldAt = new Set(old.map((one) => one.address))
  const moved = movedIn(
    old.filter((one) => nowAt.has(one.address)).map((one) => one.address),
    now.filter((one) => oldAt.has(one.address)).map((one) => one.address)
  )
  const difference = (
    name: string,
    what: Difference['what'],
    values: { before?: unknown; after?: unknown }
  ): Difference => ({ at: 'form', name, what, before: values.before, after: values.after })
  return [
    ...old.flatMap(({ address, name, facts }, index): Difference[] => {
      const other = nowAt.get(address)
      if (!other) return [difference(name, 'removed', { before: facts })]
      const changed = isDeepStrictEqual(facts, other.facts)
        ? []
        : [difference(name, 'changed', { before: facts, after: other.facts })]
      if (!moved.has(address)) return changed
      return [...changed, difference(name, 'moved', { before: index + 1, after: now.indexOf(other) + 1 })]
    }),
    ...now
      .filter(({ address }) => !oldAt.has(address))
      .map(({ name, facts }) => difference(name, 'added', { after: facts }))
  ]
}

/** The fewest that must have moved. */
function movedIn(before: string[], after: string[]): Set<string> {
  return new Set(diffArrays(before, after).flatMap(({ removed, value }) => (removed ? value : [])))
}

interface FlatField {
  address: string
  /** Its label, after those of the groups around it. */
  name: string
  facts: FieldFacts
}

function flat(nodes: readonly Node[], at = '', above: string[] = []): FlatField[] {
  return nodes.flatMap((node) => {
    const address = at ? `${at}.${node.name}` : node.name
    const labels = [...above, labelOf(node)]
    return [
      { address, name: labels.join(' › '), facts: factsOf(node, nodes) },
      ...flat(node.children ?? [], address, labels)
    ]
  })
}

function factsOf(node: Node, siblings: readonly Node[]): FieldFacts {
  const { schema, required, when } = node
  const kind = kindOfField(schema)
  const choices = optionsOf(schema).map(({ text }) => text)
  const of = boundsOf[kind]
  const least = of === 'value' ? schema.minimum : of === 'count' ? schema.minItems : schema.minLength
  const most = of === 'value' ? schema.maximum : of === 'count' ? schema.maxItems : schema.maxLength
  return {
    label: labelOf(node),
    kind,
    required,
    ...(schema.description && { help: schema.description }),
    ...(schema['x-words'] && { words: schema['x-words'] }),
    ...(choices.length > 0 && { choices }),
    ...(least !== undefined && { least }),
    ...(most !== undefined && { most }),
    ...(schema.type === 'integer' && { whole: true }),
    ...(schema['x-known'] && { known: schema['x-known'] }),
    ...(when && { when: conditionsOf(when, siblings) })
  }
}

function conditionsOf(when: FormSchema, siblings: readonly Node[]): NonNullable<FieldFacts['when']> {
  return Object.entries(when.properties ?? {}).map(([name, { const: one, enum: several = [] }]) => {
    const decider = siblings.find((node) => node.name === name)
    const values = [...(one === undefined ? [] : [one]), ...several]
    return {
      field: decider ? labelOf(decider) : name,
      answers: values.map((value) => {
        const text = decider && answersOf(decider).find((known) => known.value === value)?.text
        return value === true ? true : (text ?? String(value))
      })
    }
  })
}
