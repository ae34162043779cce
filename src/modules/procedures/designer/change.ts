import { type ProblemDetail, refusal } from '../../../platform/problem.ts'
import type { FormSchema } from '../form/index.ts'
import { deciderOf, formOf, keyOf, type Node, nodesOf } from './node.ts'

/** Where a field stands: names from the top, joined by dots: `children.name`. */
export type Address = string

/** The list of fields in which an address lies, and its field there; undefined: there is none. */
export function findField(form: FormSchema, at: Address): { siblings: Node[]; node: Node } | undefined {
  let siblings = nodesOf(form)
  const steps = at.split('.')
  for (const [index, step] of steps.entries()) {
    const node = siblings.find(({ name }) => name === step)
    if (!node) return undefined
    if (index === steps.length - 1) return { siblings, node }
    siblings = node.children ?? []
  }
  return undefined
}

/** The fields within a group or a row; those of the form as a whole for a blank address. */
export function fieldsIn(form: FormSchema, at: Address): Node[] | undefined {
  return at === '' ? nodesOf(form) : findField(form, at)?.node.children
}

/** Puts a new field at the end of a group, of rows or of the form. */
export function addField(form: FormSchema, within: Address, node: Node): FormSchema {
  return changed(form, within, (nodes) => [...nodes, node])
}

/** Puts a field in place of the one with its name, wherever its condition now puts it. */
export function changeField(form: FormSchema, at: Address, node: Node): FormSchema {
  needNoCircle(fieldsIn(form, parentOf(at)) ?? [], node)
  return changed(form, parentOf(at), (nodes) => nodes.map((one) => (one.name === node.name ? node : one)))
}

/** Takes a field out. @throws refusal while others are asked only for some of its answers */
export function removeField(form: FormSchema, at: Address): FormSchema {
  const name = nameOf(at)
  return changed(form, parentOf(at), (nodes) => {
    const [hanging] = nodes.filter(({ when }) => when?.properties && Object.hasOwn(when.properties, name))
    if (hanging) throw refusal('designer.refusal.others_hang', { field: labelOf(hanging) })
    return nodes.filter((node) => node.name !== name)
  })
}

/** Moves a field past its neighbour; what hangs on it moves along. */
export function moveField(form: FormSchema, at: Address, way: 'up' | 'down'): FormSchema {
  return changed(form, parentOf(at), (nodes) => {
    const index = nodes.findIndex(({ name }) => name === nameOf(at))
    const other = neighbourOf(nodes, index, way)
    const [one, two] = [nodes[index], nodes[other]]
    if (!one || !two) return nodes
    return nodes.map((node, place) => (place === index ? two : place === other ? one : node))
  })
}

/** Whether a field has somewhere to move to: only past fields that are asked together with it. */
export function canMove(siblings: readonly Node[], node: Node, way: 'up' | 'down'): boolean {
  return neighbourOf(siblings, siblings.indexOf(node), way) >= 0
}

function neighbourOf(nodes: readonly Node[], index: number, way: 'up' | 'down'): number {
  const key = keyOf(nodes[index]?.when)
  const same = (node: Node) => keyOf(node.when) === key
  if (way === 'down') return nodes.findIndex((node, place) => place > index && same(node))
  return nodes.findLastIndex((node, place) => place < index && same(node))
}

/** Fields on whose answers another may hang: not itself, nor what hangs on it. */
export function decidersFor(siblings: readonly Node[], name: string | undefined): Node[] {
  const names = siblings.map((node) => node.name)
  const hangs = (node: Node): boolean => {
    if (node.name === name) return true
    const decider = siblings.find((one) => one.name === deciderOf(node.when, names))
    return decider !== undefined && hangs(decider)
  }
  return siblings.filter((node) => !hangs(node) && answersOf(node).length > 0)
}

/** The answers of a field that can decide about others. */
export function answersOf({ schema }: Node): { value: string | true; text: string | undefined }[] {
  if (schema.type === 'boolean') return [{ value: true, text: undefined }]
  if (schema.type !== 'string') return []
  if (schema.oneOf) return schema.oneOf.map(({ const: value, title }) => ({ value, text: title }))
  return (schema.enum ?? []).map((value) => ({ value: String(value), text: String(value) }))
}

/** How people call a field; one without a label by its name. */
export function labelOf({ schema, name }: Node): string {
  return schema.title?.trim() || name
}

export const parentOf = (at: Address): Address => at.split('.').slice(0, -1).join('.')
export const nameOf = (at: Address): string => at.split('.').at(-1) ?? ''

/** A field that hangs on what hangs on it would never be asked. */
function needNoCircle(siblings: readonly Node[], node: Node): void {
  const allowed = decidersFor(siblings, node.name)
  const named = Object.keys(node.when?.properties ?? {})
  if (named.every((name) => allowed.some((one) => one.name === name))) return
  const details: ProblemDetail[] = [{ path: 'when', messageKey: 'designer.refusal.circle' }]
  throw refusal('designer.refusal.circle', {}, details)
}

function changed(form: FormSchema, within: Address, change: (nodes: Node[]) => Node[]): FormSchema {
  const deep = (nodes: Node[], steps: string[]): Node[] => {
    const [step, ...rest] = steps
    if (step === undefined) return change(nodes)
    return nodes.map((node) =>
      node.name === step ? { ...node, children: deep(node.children ?? [], rest) } : node
    )
  }
  return formOf(deep(nodesOf(form), within.split('.').filter(Boolean)), form)
}
