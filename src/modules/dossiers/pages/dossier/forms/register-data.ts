import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { formatInstant } from '../../../../../platform/i18n/index.ts'
import type { RegisterData, RegisterRow } from '../../../papers/index.ts'
import { headOf } from './store-heads.ts'
import type { RegisterLine } from './store-register.ts'

const ways = { counter: 'Trực tiếp', online: 'Trực tuyến', post: 'Bưu chính' } as const

/** The register of a body as its form has it. */
export async function registerData(
  tx: Snapshot,
  organizationId: string,
  { from, until, day, timeZone }: { from: Day; until: Day; day: Day; timeZone: string },
  lines: readonly RegisterLine[]
): Promise<RegisterData> {
  return {
    head: await headOf(tx, organizationId, day),
    period: { from, until },
    rows: lines.map(({ id: _id, way, refusedAt, refusal, ...line }) => ({
      ...(withoutNull(line) as RegisterRow),
      ...(refusedAt
        ? { note: `Từ chối tiếp nhận ${formatInstant(refusedAt, 'vi', timeZone)}: ${refusal ?? ''}` }
        : { returnWay: ways[way] })
    }))
  }
}

function withoutNull(line: object): object {
  return Object.fromEntries(Object.entries(line).filter(([, value]) => value !== null))
}
