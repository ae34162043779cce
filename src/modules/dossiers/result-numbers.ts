import { sql } from 'kysely'
import { kept, type Snapshot, type Tx } from '../../platform/database/index.ts'
import type { Day } from '../../platform/day.ts'
import { refusal } from '../../platform/problem.ts'
import type { Dossier } from './dossier.ts'
import { dayAt, dossierRulesOn } from './law.ts'
import { Where } from './where.ts'

/** Where a number is counted: by which body, in which year, in which series. */
interface Counted {
  body: string
  year: number
  series: string
  /** How the law of the place writes it. */
  pattern: string
}

/**
 * Gives a number to the result of a dossier. Numbers are counted by the body that has it, anew every year; whether all of
 * its results together or those of each procedure by themselves, the law of the place says.
 * @param moment at which it is released
 * @throws refusal at the field `number` that names the dossier that has it, and the next number that is free
 */
export async function takeNumber(tx: Tx, dossier: Dossier, number: string, moment: string): Promise<void> {
  const counted = await countedFor(tx, dossier, await dayAt(tx, moment))
  const { body, year, series } = counted
  // Whoever takes the same one at the same time waits here until it is taken or given back.
  const taken =
    await sql`${sql.raw(kept)}insert into dossier_result_number (organization_id, year, series, number, dossier_id, given_at)
    values (${body}::uuid, ${year}, ${series}, ${number}, ${dossier.id}::uuid, ${moment}::timestamptz)
    on conflict do nothing`.execute(tx)
  if (taken.numAffectedRows) return
  const holder = await sql<{
    code: string
  }>`select d.code from dossier_result_number n join dossier d on d.id = n.dossier_id
    where ${within(counted)} and n.symbol = number_symbol(${number}) and n.serial = number_serial(${number})`.execute(
    tx
  )
  const params = { number, code: holder.rows[0]?.code ?? '', next: await nextLike(tx, counted, number) }
  throw refusal('dossiers.refusal.number_taken', params, [
    { path: 'number', messageKey: 'dossiers.refusal.number_next', params }
  ])
}

/**
 * The number that a dossier could get on a day: the one after the highest of those that look like the latest; the first of a
 * year looks like the latest of the years before, or as the law of the place writes it. Others may take it meanwhile; then
 * the act says so, with the next.
 */
export async function nextNumber(tx: Snapshot, dossier: Dossier, day: Day): Promise<string> {
  const counted = await countedFor(tx, dossier, day)
  const latest = await sql<{
    number: string
    year: number
  }>`select n.number, n.year from dossier_result_number n
    where n.organization_id = ${counted.body}::uuid and n.series = ${counted.series} and n.year <= ${counted.year}
      and n.symbol like '%#%' order by n.year desc, n.given_at desc, n.serial desc limit 1`.execute(tx)
  const [last] = latest.rows
  if (!last) return numberBy(counted.pattern, 1, counted.year)
  return nextLike(tx, counted, inYear(last, counted.year))
}

/** A number by its pattern: `{number:2}/{year}` is 01/2026. */
export function numberBy(pattern: string, number: number, year: number | string): string {
  return pattern
    .replaceAll('{year}', String(year))
    .replaceAll(/\{number(?::(\d))?\}/g, (_whole, digits = '1') =>
      String(number).padStart(Number(digits), '0')
    )
}

/** How a number of an earlier year would be written in this one; it says its own year, if any, behind the first digits. */
function inYear({ number, year }: { number: string; year: number }, now: number): string {
  return number.replace(
    /^(\D*\d+)(.*)$/s,
    (_whole, serial, rest) => `${serial}${String(rest).replace(new RegExp(`\\b${year}\\b`), String(now))}`
  )
}

/**
 * The next number with the same symbol, written like a given one: after 012/QĐ-UBND follows 013/QĐ-UBND; with as many
 * digits as the law of the place wants at least.
 */
async function nextLike(tx: Snapshot, counted: Counted, number: string): Promise<string> {
  const found = await sql<{
    next: string
  }>`select (max(n.serial) + 1)::text as next from dossier_result_number n
    where ${within(counted)} and n.symbol = number_symbol(${number})`.execute(tx)
  const next = found.rows[0]?.next ?? '1'
  const least = Number(/\{number:(\d)\}/.exec(counted.pattern)?.[1] ?? 1)
  const written = (digits: string) => next.padStart(Math.max(digits.length, least), '0')
  return /\d/.test(number) ? number.replace(/\d+/, written) : `${written('')}/${number}`
}

const within = ({ body, year, series }: Counted) =>
  sql`n.organization_id = ${body}::uuid and n.year = ${year} and n.series = ${series}`

async function countedFor(tx: Snapshot, dossier: Dossier, day: Day): Promise<Counted> {
  const { numberedBy, numberPattern } = await dossierRulesOn(tx, day)
  return {
    body: await new Where(tx, dossier, day).custodian(),
    year: Number(day.slice(0, 4)),
    series: numberedBy === 'procedure' ? dossier.procedureId : '',
    pattern: numberPattern
  }
}
