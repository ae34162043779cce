import type { Columns } from '../columns.ts'
import { appointments } from './appointments.ts'
import type { Change, List, ListId } from './list.ts'
import { persons } from './persons.ts'
import { posts } from './posts.ts'
import { qualifications } from './qualifications.ts'
import { quotas } from './quotas.ts'

/** Does something with a list, whatever its columns and changes are. */
export type WithList<R> = <C extends Columns, W extends Change>(list: List<C, W>) => R

/** Hands the list of that name to `use`, which sees its columns and changes as one whole. */
export function withList<R>(id: ListId, use: WithList<R>): R {
  switch (id) {
    case 'persons':
      return use(persons)
    case 'posts':
      return use(posts)
    case 'appointments':
      return use(appointments)
    case 'qualifications':
      return use(qualifications)
    case 'quotas':
      return use(quotas)
  }
}

/** The columns of a list in their order. */
export const columnsOf = (id: ListId): Columns => withList(id, ({ columns }): Columns => columns)

export { type EvaluationContext, type ListId, listIds, type RowOutcome, type RowState } from './list.ts'
