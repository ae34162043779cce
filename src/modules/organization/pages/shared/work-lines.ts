import type { Custodian } from '../../store/custody.ts'

/** Work that passed in one go: the same fields, from one or several bodies, for the same places, to one body. */
export interface WorkLine {
  origins: { id: string; name: string }[]
  custodian: { id: string; name: string }
  codes: string[]
  /** Names of places; none where it is about all of the territory. */
  places: string[]
  since: string | null
  decision: { id: string; number: string | null; clause: string | null } | null
  seat: string | null
}

type Row = Custodian & { seat?: string | null }

/** Single rows of custody put together into as few lines as say the same. */
export function workLines(rows: Row[]): WorkLine[] {
  const pairs = Map.groupBy(
    rows,
    (row) => `${row.originId} ${row.custodianId} ${row.since} ${row.decisionId} ${row.clause}`
  )
  const lines = new Map<string, WorkLine>()
  for (const group of pairs.values()) {
    const [first] = group
    if (!first) continue
    const codes = [...new Set(group.map((row) => row.functionCode))].sort()
    const places = [...new Set(group.flatMap((row) => row.placeName ?? []))].sort()
    const key = [first.custodianId, first.since, first.decisionId, first.clause, codes, places].join('|')
    const origin = { id: first.originId, name: first.originName }
    const line = lines.get(key)
    if (line) line.origins.push(origin)
    else lines.set(key, { ...lineOf(first), origins: [origin], codes, places })
  }
  return [...lines.values()]
}

function lineOf(row: Row) {
  const { custodianId, custodianName, since, decisionId, decisionNumber, clause, seat = null } = row
  return {
    custodian: { id: custodianId, name: custodianName },
    since,
    decision: decisionId ? { id: decisionId, number: decisionNumber, clause } : null,
    seat
  }
}
