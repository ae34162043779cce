import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { dayBefore } from '../../../platform/day.ts'
import type { Plan } from '../../changeover/index.ts'
import type { ChangeSet, RegisterView } from '../../organization/index.ts'

export interface Body {
  id: string
  code: string
  name: string
}

/** Bodies around the day of a plan. */
export interface PlanBodies {
  /** As they are called on the day, or were on the day before. */
  named(id: string): Body
  /** A body that is there on the day. */
  coded(code: string): Body | undefined
}

/** The bodies of both days: of the register, or as the operations of the plan will have them. */
export async function planBodies(
  tx: Snapshot,
  plan: Plan,
  how: 'predicted' | 'written',
  view: RegisterView,
  changes: ChangeSet
): Promise<PlanBodies> {
  const before = new Map<string, Body>()
  const onDay = new Map<string, Body>()
  if (how === 'written') {
    const found = await sql<Body & { day: boolean }>`
      select v.organization_id as id, v.code, v.name, v.valid @> ${plan.effectiveOn}::date as day
      from organization_version v
      where v.valid && daterange(${dayBefore(plan.effectiveOn)}, ${plan.effectiveOn}, '[]')`.execute(tx)
    for (const { day, ...body } of found.rows) (day ? onDay : before).set(body.id, body)
  } else {
    const { begins, alters, ends } = changes.organizations
    for (const [id, { type, code, name }] of view.before.units)
      if (type === 'organization') before.set(id, { id, code, name })
    for (const [id, { type, code, name }] of view.onDay.units)
      if (type === 'organization') onDay.set(id, { id, code, name })
    for (const { id } of ends) onDay.delete(id)
    for (const { id, facts } of begins) onDay.set(id, { id, code: facts.code, name: facts.name })
    for (const { id, patch } of alters) {
      const known = onDay.get(id)
      if (known) onDay.set(id, { id, code: patch.code ?? known.code, name: patch.name ?? known.name })
    }
  }
  const byCode = new Map([...onDay.values()].map((body) => [body.code, body]))
  return {
    named: (id) => onDay.get(id) ?? before.get(id) ?? { id, code: '', name: '' },
    coded: (code) => byCode.get(code)
  }
}
