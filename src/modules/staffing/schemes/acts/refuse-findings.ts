import type { Tx } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { refusal } from '../../../../platform/problem.ts'
import { findingsOf } from '../findings.ts'
import type { Version } from '../scheme.ts'
import { linesOf, type Scheme } from '../store.ts'
import { measuresOf } from '../store-measures.ts'

/**
 * Holds a version against limits and quota of a day.
 * @throws refusal with everything that the law does not allow
 */
export async function refuseFindings(tx: Tx, scheme: Scheme, version: Version, on: Day): Promise<void> {
  const lines = await linesOf(tx, version.id, on)
  const measures = await measuresOf(tx, scheme.organizationId, on)
  const wrong = findingsOf({ ...version, lines }, measures).filter(({ refuses }) => refuses)
  if (!wrong.length) return
  throw refusal(
    'schemes.refusal.findings',
    { number: version.number },
    wrong.map(({ path, messageKey, params }) => ({ path, messageKey, params }))
  )
}
