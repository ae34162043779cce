import type { Problems } from '../../people/acts/problems.ts'
import type { RowFault } from '../read/rows.ts'

/** Columns of our lists for the fields of the acts of people. */
const columnOf: Record<string, string> = {
  person: 'code',
  from: 'from',
  lastDay: 'last_day',
  rank: 'rank',
  position: 'position'
}

/** What the rules of people said, at the columns of a list. */
export function columnFaults({ details }: Problems): RowFault[] {
  return details.map(({ path, messageKey, params }) => {
    const column = columnOf[path ?? '']
    return { messageKey, ...(params && { params }), ...(column && { column }) }
  })
}
