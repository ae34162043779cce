import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { invalid, type ProblemDetail, refusal } from '../../../platform/problem.ts'
import type { Content } from '../content.ts'
import type { Version } from '../store/read-versions.ts'
import { findProcedure } from '../store/read-versions.ts'

/**
 * That what a draft names is in the register: its field and its powers.
 * @throws invalid with every name that is not
 */
export async function needKnown(tx: Snapshot, content: Content): Promise<void> {
  const problems = await unknownIn(tx, content)
  if (problems.length) throw invalid('procedures.refusal.unknown_references', {}, problems)
}

/** Names of a version that the register does not know, each at its field. */
export async function unknownIn(tx: Snapshot, { field, power, steps }: Content): Promise<ProblemDetail[]> {
  const powers = [power, ...steps.map((step) => step.power)].filter((code) => code !== undefined)
  const positions = steps.flatMap((step) => step.position ?? [])
  const found = await sql<{ field: boolean; powers: string[]; positions: string[] }>`
    select exists (select from function where code = ${field}) as field,
      array(select code from power where code = any (${powers}::text[])) as powers,
      array(select distinct code from position where code = any (${positions}::text[])) as positions`.execute(
    tx
  )
  const known = found.rows[0] as { field: boolean; powers: string[]; positions: string[] }
  const at = (path: string, code: string, key: 'field' | 'power' | 'position') => ({
    path,
    messageKey: `procedures.check.unknown_${key}`,
    params: { code }
  })
  return [
    ...(known.field ? [] : [at('field', field, 'field')]),
    ...(power && !known.powers.includes(power) ? [at('power', power, 'power')] : []),
    ...steps.flatMap((step, index) => [
      ...(step.power && !known.powers.includes(step.power)
        ? [at(`steps.${index}.power`, step.power, 'power')]
        : []),
      ...(step.position && !known.positions.includes(step.position)
        ? [at(`steps.${index}.position`, step.position, 'position')]
        : [])
    ])
  ]
}

/**
 * That a version may still be written: it is a draft, and as the writer saw it.
 * @throws refusal when it is published or given up, or somebody changed it since `revision`
 */
export function needDraft(version: Version, revision: number): void {
  if (version.publication) throw refusal('procedures.refusal.published', { number: version.number })
  if (version.discarded !== null) throw refusal('procedures.refusal.discarded', { number: version.number })
  if (version.revision !== revision) throw refusal('procedures.refusal.changed_meanwhile')
}

/**
 * That codes of state are those of this procedure alone.
 * @throws refusal naming the procedure that has the code
 */
export async function needOwnCodes(tx: Snapshot, key: string, content: Content): Promise<void> {
  for (const [path, code] of [
    ['nationalCode', content.nationalCode],
    ['localCode', content.localCode]
  ] as const) {
    const other = code ? await findProcedure(tx, code) : undefined
    if (code && other && other.key !== key)
      throw refusal('procedures.refusal.code_taken', { code, key: other.key }, [
        { path, messageKey: 'procedures.refusal.code_taken', params: { code, key: other.key } }
      ])
  }
}
