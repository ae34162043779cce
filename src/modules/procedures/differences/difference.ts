import { isDeepStrictEqual } from 'node:util'
import { type Content, type Part, parts } from '../content.ts'
import { type FormSchema, formProblems, isUnfinished } from '../form/index.ts'
import { formDifferences } from './form-difference.ts'

/** What differs between two versions, fact by fact and row by row. */
export interface Difference {
  /** A fact such as `limit`, a question of the form, or a row of a part. */
  at: 'fact' | 'form' | Part
  /** The fact's name, the label of the question with those of its groups, or the name of the row. */
  name: string
  what: 'added' | 'removed' | 'changed' | 'moved'
  before: unknown
  after: unknown
}

/**
 * Compares two versions: facts, papers, steps, fees, results, and the form question by question. Rows are the same when
 * they have the same name; order counts for steps and questions alone.
 */
export function differencesOf(before: Content, after: Content): Difference[] {
  const facts = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Content)[]
  return [
    ...facts
      .filter((name) => name !== 'form' && !parts.some((part) => part === name))
      .filter((name) => !isDeepStrictEqual(before[name], after[name]))
      .map((name): Difference => {
        const [old, now] = [before[name], after[name]]
        const what = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed'
        return { at: 'fact', name, what, before: old, after: now }
      }),
    ...parts.flatMap((part) => rowDifferences(part, before[part], after[part])),
    ...inForm(before.form, after.form)
  ]
}

const noForm: FormSchema = { type: 'object', properties: {} }

/** Question by question, unless one of them is no form that can be read. */
function inForm(before: Content['form'], after: Content['form']): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const readable = [before, after].every(
    (form) => form === undefined || formProblems(form).every(isUnfinished)
  )
  if (readable) return formDifferences((before ?? noForm) as FormSchema, (after ?? noForm) as FormSchema)
  const what = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return [{ at: 'fact', name: 'form', what, before, after }]
}

type Row = { name: string }

function rowDifferences(at: Part, before: readonly Row[], after: readonly Row[]): Difference[] {
  const left = [...after]
  const take = (row: Row) => {
    const index = left.findIndex(({ name }) => name === row.name)
    return index < 0 ? undefined : left.splice(index, 1)[0]
  }
  const pairs = before.map((row) => ({ row, now: take(row) }))
  const changed = pairs.flatMap(({ row, now }): Difference[] => {
    if (!now) return [{ at, name: row.name, what: 'removed', before: row, after: undefined }]
    if (isDeepStrictEqual(row, now)) return []
    return [{ at, name: row.name, what: 'changed', before: row, after: now }]
  })
  const added = left.map(
    (row): Difference => ({ at, name: row.name, what: 'added', before: undefined, after: row })
  )
  if (at !== 'steps') return [...changed, ...added]
  // Whoever swaps two steps changes the process without changing a step.
  const kept = (list: readonly Row[], other: readonly Row[]) =>
    list.filter(({ name }) => other.some((one) => one.name === name)).map(({ name }) => name)
  const [old, now] = [kept(before, after), kept(after, before)]
  const moved = old.filter((name, index) => now[index] !== name)
  return [
    ...changed,
    ...added,
    ...moved.map(
      (name): Difference => ({
        at,
        name,
        what: 'moved',
        before: old.indexOf(name) + 1,
        after: now.indexOf(name) + 1
      })
    )
  ]
}
