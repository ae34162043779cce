import { type BoundSql, bindParameters } from './bind-parameters.ts'

export type SetFamily = 'figures' | 'rules'
export type FigureKind = 'count' | 'ratio' | 'net' | 'sum'

/** A figure or a rule: a query that returns the records counted, or the violations. */
export interface SqlSet {
  /** For people and programs: `units.communes`. */
  id: string
  family: SetFamily
  /** The room that the file lies in; also the prefix of its messages. */
  room: string
  /** How the value comes of the rows; a rule is always a count. */
  kind: FigureKind
  /** What the rows are (`units`, `percent`, …); '' if the header does not say. */
  unit: string
  /** Every header line, for keys of a room's own. */
  header: Readonly<Record<string, string>>
  sql: BoundSql
  /** Message keys: a name, a sentence that explains, and for a rule what one violation says. */
  nameKey: string
  explanationKey: string
  violationKey: string | null
  file: string
}

const kinds = ['count', 'ratio', 'net', 'sum'] as const
const idShape = /^[a-z][a-z0-9_]*(\.[a-z0-9_]+)*$/

/**
 * Reads one `.sql` file with its header (`-- id: units.communes`, `-- unit: units`, `-- kind: count`).
 * Errors: a header without an id, an unknown kind or parameter; the file and the line are named.
 */
export function parseSet(place: { family: SetFamily; room: string; file: string }, text: string): SqlSet {
  const header = readHeader(text)
  const fail = (what: string): never => {
    throw new Error(`${place.file}: ${what}`)
  }
  const id = header.id ?? fail('no line "-- id: …"')
  if (!idShape.test(id)) fail(`"${id}" is no id (lower case words, joined by dots)`)
  const kind = kinds.find((it) => it === (header.kind ?? 'count')) ?? fail(`unknown kind "${header.kind}"`)
  if (place.family === 'rules' && kind !== 'count') fail('a rule has no kind: its rows are its violations')
  if ((header.joins ?? 'hash') !== 'hash') fail(`unknown way to join "${header.joins}"`)
  const stem = `${place.room}.${place.family === 'figures' ? 'figure' : 'rule'}.${id.replaceAll('.', '_')}`
  try {
    return {
      ...place,
      id,
      kind,
      unit: header.unit ?? '',
      header,
      sql: bindParameters(text),
      nameKey: `${stem}.name`,
      explanationKey: `${stem}.explanation`,
      violationKey: place.family === 'rules' ? `${stem}.violation` : null
    }
  } catch (error) {
    return fail((error as Error).message)
  }
}

/** The comment lines `-- key: value` before the first line of SQL. */
function readHeader(text: string): Record<string, string> {
  const header: Record<string, string> = {}
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    if (!line.trimStart().startsWith('--')) break
    const match = /^\s*--\s*([a-z_]+):\s*(.*?)\s*$/.exec(line)
    if (match?.[1]) header[match[1]] = match[2] ?? ''
  }
  return header
}
