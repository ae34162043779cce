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
  const problems = unknownIn(await readReferences(tx), content)
  if (problems.length) throw invalid('procedures.refusal.unknown_references', {}, problems)
}

/** Everything that versions may name. */
export interface References {
  fields: Set<string>
  powers: Set<string>
  positions: Set<string>
}

export async function readReferences(tx: Snapshot): Promise<References> {
  const found = await sql<{ fields: string[]; powers: string[]; positions: string[] }>`
    select array(select code from function) as fields, array(select distinct code from power) as powers,
      array(select distinct code from position) as positions`.execute(tx)
  const { fields, powers, positions } = found.rows[0] as (typeof found.rows)[0]
  return { fields: new Set(fields), powers: new Set(powers), positions: new Set(positions) }
}

/** Names of a version that the register does not know, each at its field. */
export function unknownIn(known: References, { field, power, steps }: Content): ProblemDetail[] {
  const at = (path: string, code: string | undefined, of: Set<string>, key: string): ProblemDetail[] =>
    code === undefined || of.has(code)
      ? []
      : [{ path, messageKey: `procedures.check.unknown_${key}`, params: { code } }]
  return [
    ...at('field', field, known.fields, 'field'),
    ...at('power', power, known.powers, 'power'),
    ...steps.flatMap((step, index) => [
      ...at(`steps.${index}.power`, step.power, known.powers, 'power'),
      ...at(`steps.${index}.position`, step.position, known.positions, 'position')
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
