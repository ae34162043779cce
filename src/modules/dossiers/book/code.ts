import { sql } from 'kysely'
import { kept, type Tx } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { dossierRulesOn } from '../law.ts'
import { codesOfBody } from '../reference.ts'

/**
 * The next code of a body on a day, such as `H38.02683-250707-0001`. Numbers have no gaps: the counter moves with the
 * transaction, and whoever comes meanwhile waits for it. Beyond the digits of the pattern numbers grow longer.
 */
export async function nextCode(tx: Tx, organizationId: string, day: Day): Promise<string> {
  const rules = await dossierRulesOn(tx, day)
  const agency = agencyOf(rules.agencyPattern, await codesOfBody(tx, organizationId, day))
  const taken = await sql<{ last: number }>`${sql.raw(kept)}insert into dossier_code as c (agency, day, last)
    values (${agency}, ${day}::date, 1)
    on conflict (agency, day) do update set last = c.last + 1 returning last`.execute(tx)
  return codeOf(rules.codePattern, agency, day, taken.rows[0]?.last ?? 1)
}

/** The agency in a code: capital letters, digits and dots, as the identifiers of agencies are. */
export function agencyOf(pattern: string, codes: { area: string; body: string }): string {
  const plain = (text: string) => text.toUpperCase().replaceAll(/[^0-9A-Z.]/g, '.')
  return pattern.replaceAll('{area}', plain(codes.area)).replaceAll('{body}', plain(codes.body))
}

/** A code by its pattern: `{agency}`, `{yymmdd}`, `{number:4}`. */
export function codeOf(pattern: string, agency: string, day: Day, number: number): string {
  return pattern
    .replaceAll('{agency}', agency)
    .replaceAll('{yymmdd}', day.slice(2).replaceAll('-', ''))
    .replaceAll(/\{number(?::(\d+))?\}/g, (_whole, digits = '1') =>
      String(number).padStart(Number(digits), '0')
    )
}
