import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import type { Plan } from '../../changeover/index.ts'
import { planBodies } from './plan-bodies.ts'
import { mayHave } from './proposal-basis.ts'
import { capsOf, lastTolerated } from './propose-leaders.ts'
import { personsCoded } from './store-placements.ts'
import { capsOn, positionsOn } from './store-staff.ts'
import type { Kind, Placement, Reason } from './words.ts'

/** One line as people write it, with codes; `line` is its place in a file. */
export interface WrittenLine {
  person: string
  kind: Kind
  body?: string | undefined
  position?: string | undefined
  leaving?: Reason | undefined
  tolerated?: boolean | undefined
  note?: string | undefined
  line?: number | undefined
}

/**
 * Reads lines that people wrote against what will be on the day of the plan.
 * @returns the lines as the plan keeps them, and every mistake at its place: `lines.3.body`, with the line of the file
 */
export async function checkLines(
  tx: Snapshot,
  plan: Plan,
  lines: readonly WrittenLine[]
): Promise<{ placements: Placement[]; problems: ProblemDetail[] }> {
  const { onDay } = await planBodies(tx, plan)
  const positions = new Map((await positionsOn(tx, plan.effectiveOn)).map((one) => [one.code, one]))
  const caps = await capsOn(tx, plan.effectiveOn)
  const persons = await personsCoded(
    tx,
    lines.map(({ person }) => person)
  )
  const serving = await servingOn(
    tx,
    [...persons.values()].map(({ id }) => id),
    plan.effectiveOn
  )
  const problems: ProblemDetail[] = []
  const seen = new Set<string>()

  const placements = lines.flatMap((written, at): Placement[] => {
    const { kind, line, note = null } = written
    const before = problems.length
    const wrong = (field: string, what: string, params: Record<string, string> = {}) => {
      const place = line === undefined ? {} : { line }
      problems.push({
        path: `lines.${at}.${field}`,
        ...place,
        messageKey: `placement.refusal.${what}`,
        params: {
          code: written.person,
          body: written.body ?? '',
          position: written.position ?? '',
          day: plan.effectiveOn,
          ...params
        }
      })
    }
    const person = persons.get(written.person)
    if (!person) wrong('person', 'unknown_person')
    else if (!serving.has(person.id)) wrong('person', 'not_in_post')
    const key = `${written.person} ${written.leaving ? 'leaving' : kind}`
    if (
      seen.has(key) ||
      (written.leaving ? lines.filter((one) => one.person === written.person).length > 1 : false)
    )
      wrong('person', 'said_twice')
    seen.add(key)
    const shared = { personId: person?.id ?? '', note, proposed: false }
    if (written.leaving) {
      if (written.body || written.position) wrong('leaving', 'leaves_or_serves')
      if (problems.length > before) return []
      return [
        {
          ...shared,
          kind: 'leaving',
          reason: written.leaving,
          organizationCode: null,
          positionCode: null,
          toleratedUntil: null
        }
      ]
    }
    const body = onDay.get(written.body ?? '')
    const position = positions.get(written.position ?? '')
    if (!body) wrong('body', written.body ? 'unknown_body' : 'no_body')
    if (!position) wrong('position', written.position ? 'unknown_position' : 'no_position')
    else if (body && !mayHave(body, position)) wrong('position', 'not_for_body')
    const covering = body && position ? capsOf(body, position.code, caps) : []
    const toleratedUntil = written.tolerated ? lastTolerated(covering, plan.effectiveOn) : null
    if (written.tolerated && (!toleratedUntil || kind !== 'permanent')) wrong('tolerated', 'no_tolerance')
    if (problems.length > before || !body || !position) return []
    return [
      {
        ...shared,
        kind,
        reason: null,
        organizationCode: body.code,
        positionCode: position.code,
        toleratedUntil
      }
    ]
  })
  return { placements, problems }
}

async function servingOn(tx: Snapshot, ids: readonly string[], day: string): Promise<Set<string>> {
  const found = await sql<{ id: string }>`
    select distinct person_id as id from appointment
    where person_id = any (${[...ids]}::uuid[]) and valid @> (${day}::date - 1) and valid @> ${day}::date`.execute(
    tx
  )
  return new Set(found.rows.map(({ id }) => id))
}
