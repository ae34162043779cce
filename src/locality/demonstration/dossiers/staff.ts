import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'

/** Somebody in a post, on some days. */
export interface Holder {
  personId: string
  /** Number in the staff register: the sign-in by which they act. */
  code: string
  name: string
  bodyId: string
  postId: string
  position: string
  from: Day
  /** Half-open. */
  until: Day | null
}

/** Everybody who serves in bodies that settle dossiers, and when they are away. */
export class Staff {
  readonly #byBody: Map<string, Holder[]>
  readonly #byPost: Map<string, Holder[]>
  readonly #away: Map<string, { from: Day; until: Day | null }[]>

  constructor(
    holders: readonly Holder[],
    absences: readonly { personId: string; from: Day; until: Day | null }[]
  ) {
    this.#byBody = Map.groupBy(holders, ({ bodyId }) => bodyId)
    this.#byPost = Map.groupBy(holders, ({ postId }) => postId)
    this.#away = Map.groupBy(absences, ({ personId }) => personId)
  }

  /** Whoever is there on a day: serves in the body and is not away. */
  in(bodyId: string, day: Day): Holder[] {
    return (this.#byBody.get(bodyId) ?? []).filter(
      (one) => serves(one, day) && !this.isAway(one.personId, day)
    )
  }

  /** Whoever holds a post on a day, whether they are away or not. */
  holding(postId: string, day: Day): Holder | undefined {
    return this.#byPost.get(postId)?.find((one) => serves(one, day))
  }

  isAway(personId: string, day: Day): boolean {
    return (this.#away.get(personId) ?? []).some((span) => serves(span, day))
  }
}

const serves = ({ from, until }: { from: Day; until: Day | null }, day: Day) =>
  from <= day && (until === null || day < until)

/** @param bodies those in which somebody is looked for */
export async function readStaff(tx: Snapshot, bodies: readonly string[]): Promise<Staff> {
  const holders = await sql<Holder>`
    select h.id as "personId", h.code, h.name, p.organization_id as "bodyId", p.id as "postId", p.position_code as position,
      lower(a.valid)::text as from, upper(a.valid)::text as until
    from post p join appointment a on a.post_id = p.id and a.valid && p.valid join person h on h.id = a.person_id
    where p.organization_id = any (${bodies}::uuid[]) order by h.code, a.valid`.execute(tx)
  const absences = await sql<{ personId: string; from: Day; until: Day | null }>`
    select person_id as "personId", lower(valid)::text as from, upper(valid)::text as until from absence`.execute(
    tx
  )
  return new Staff(holders.rows, absences.rows)
}

/** Which positions have a power of work, as its vestings say. */
export async function positionsWith(
  tx: Snapshot,
  powers: readonly string[]
): Promise<Map<string, Set<string>>> {
  const found = await sql<{ power: string; position: string }>`
    select distinct power_code as power, holder_position_code as position from vesting
    where power_code = any (${powers}::text[]) and holder_position_code is not null order by 1, 2`.execute(tx)
  const byPower = Map.groupBy(found.rows, ({ power }) => power)
  return new Map([...byPower].map(([power, rows]) => [power, new Set(rows.map(({ position }) => position))]))
}
