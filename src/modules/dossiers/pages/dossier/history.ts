import type { Dossier, Entry, Payload } from '../../dossier.ts'

/** What an event says besides its moments, by name; what it does not say is not there. */
export interface Said {
  reason?: string
  items?: string[]
  amount?: number
  to?: string
  unit?: string
  body?: string
  elsewhere?: boolean
  by?: string
  opinion?: string
  outcome?: 'grant' | 'deny'
  number?: string
  way?: string
  until?: string
  channel?: string
  step?: number
  waits?: boolean
}

/** What came with an event, and how a correction changed the facts. */
export interface Line {
  entry: Entry
  said: Said
  more: Record<string, unknown>
  changes: Change[]
  /** Learned later than it happened. */
  late: boolean
}

/** A fact before and after a correction; `path` is `name`, `data.ho_ten`. */
export interface Change {
  path: string
  before: string
  after: string
}

/** The book of a dossier for its page, the latest entry first. */
export function linesOf(book: readonly Entry[], dossier: Dossier): Line[] {
  return book
    .map((entry): Line => {
      const {
        with: more = {},
        type: _type,
        at,
        learnedAt: _learned,
        ...said
      } = entry.payload as Payload & Said
      return {
        entry,
        said,
        more,
        changes: entry.type === 'correct' ? changesOf(more, dossier) : [],
        late: Date.parse(entry.learnedAt) - Date.parse(at) > 1000
      }
    })
    .toReversed()
}

/** Facts that differ, each once. Entries from before corrections said what came after are compared with what stands now. */
function changesOf(more: Record<string, unknown>, dossier: Dossier): Change[] {
  const before = flat(more.before)
  const stands = { applicant: dossier.applicant, request: dossier.request, data: dossier.data }
  const given = (more.after ?? stands) as Record<string, unknown>
  // A part that a correction gives, it gives whole; the others stay.
  const kept = Object.entries(before).filter(([path]) => !Object.hasOwn(given, path.split('.')[0] ?? ''))
  const after = { ...Object.fromEntries(kept), ...flat(given) }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map((path) => ({ path, before: before[path] ?? '', after: after[path] ?? '' }))
    .filter((one) => one.before !== one.after)
}

/** Facts under flat names: `applicant.name`, `data.ho_ten`, `data.con.0.ten`. */
export function flat(value: unknown, at = ''): Record<string, string> {
  if (value === null || value === undefined) return {}
  if (typeof value !== 'object') return { [at]: String(value) }
  return Object.entries(value).reduce<Record<string, string>>(
    (all, [name, one]) => Object.assign(all, flat(one, at ? `${at}.${name}` : name)),
    {}
  )
}

/** Ids of people and bodies that a book mentions, so that they can be named. */
export function idsIn(book: readonly Entry[]): string[] {
  return book.flatMap(({ payload, personId }) => {
    const { to, unit, by, body } = payload as Said
    const { receptionId } = (payload.with ?? {}) as { receptionId?: string }
    return [to, unit, by, body, receptionId, personId].filter((id) => typeof id === 'string')
  })
}
