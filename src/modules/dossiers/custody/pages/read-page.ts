import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Actor } from '../../../../platform/record/index.ts'
import { getPlan, type Plan } from '../../../changeover/index.ts'
import { assignableBy } from '../editable-plan.ts'
import { type CustodyOfPlan, custodyOfPlan, singly } from '../groups.ts'
import { type LeftOpen, type LeftOpenFilter, listLeftOpen } from '../left-open.ts'
import type { Body } from '../plan-bodies.ts'
import { takersOf } from '../rests.ts'
import { restsOf } from '../store-lines.ts'

export const pageLength = 50

/** Who takes the rest of a body, and who could. */
export interface RestRow {
  origin: Body
  custodian: Body | undefined
  proposed: boolean
  candidates: Body[]
}

/** What the tab of a plan shows to somebody. */
export interface CustodyPage {
  plan: Plan
  custody: CustodyOfPlan
  /** Bodies of which the reader may assign dossiers, and see whose they are. */
  own: Set<string>
  editable: boolean
  list: { items: LeftOpen[]; total: number; candidates: Body[] }
  rests: RestRow[]
}

export interface PageFilter extends LeftOpenFilter {
  page: number
}

export async function readPage(
  tx: Snapshot,
  actor: Actor,
  planId: string,
  { page, ...filter }: PageFilter
): Promise<CustodyPage> {
  const plan = await getPlan(tx, planId)
  const custody = await custodyOfPlan(tx, plan)
  const open = custody.groups.filter(singly)
  const rests = await restsOf(tx, planId)
  const concerned = [...open.map(({ originId }) => originId), ...rests.map(({ originId }) => originId)]
  const own = await assignableBy(tx, actor, concerned)
  const visible = open.filter(({ originId }) => own.has(originId))
  const found = await listLeftOpen(tx, plan, visible, filter, {
    limit: pageLength,
    offset: (page - 1) * pageLength
  })
  const candidates = new Set(
    visible.filter(({ originId }) => !filter.body || originId === filter.body).flatMap(({ after }) => after)
  )
  const { named } = custody.bodies
  return {
    plan,
    custody,
    own,
    editable: !plan.enactment && own.size > 0,
    list: { ...found, candidates: byName([...candidates].map(named)) },
    rests: await restRows(
      tx,
      plan,
      custody,
      [...new Set(concerned)].filter((id) => own.has(id))
    )
  }
}

async function restRows(
  tx: Snapshot,
  plan: Plan,
  { bodies }: CustodyOfPlan,
  origins: readonly string[]
): Promise<RestRow[]> {
  const rests = new Map((await restsOf(tx, plan.id)).map((rest) => [rest.originId, rest]))
  const takers = await takersOf(tx, plan, plan.enactment ? [] : origins)
  return origins
    .map((id): RestRow => {
      const rest = rests.get(id)
      return {
        origin: bodies.named(id),
        custodian:
          rest && (bodies.coded(rest.custodianCode) ?? { id: '', code: '', name: rest.custodianCode }),
        proposed: rest?.proposed ?? false,
        candidates: takers.get(id) ?? []
      }
    })
    .sort((a, b) => a.origin.name.localeCompare(b.origin.name, 'vi'))
}

const byName = (bodies: Body[]): Body[] => bodies.sort((a, b) => a.name.localeCompare(b.name, 'vi'))
