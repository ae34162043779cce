import type { SqlSet } from '../../platform/sets/index.ts'

/** Tables of the register that keep what was believed before, with the view that shows it. */
const believed = {
  area_version: 'area_known',
  organization_version: 'organization_known',
  custody: 'custody_known',
  area_succession: 'area_succession_known',
  organization_succession: 'organization_succession_known',
  post: 'post_known',
  person: 'person_known',
  appointment: 'appointment_known',
  departure: 'departure_known',
  absence: 'absence_known',
  quota: 'quota_known',
  qualification: 'qualification_known',
  exemption: 'exemption_known',
  procedure_publication: 'procedure_publication_known',
  procedure_suspension: 'procedure_suspension_known'
}

/** Those whose rows are handed to functions as what they are: they have just the columns of the table. */
const whole = ['vesting', 'suspension', 'substitution']

/**
 * The same figure or rule, answered by what was recorded at the instant `known`: the tables that it names are
 * stood in for by what they held then. A query that asks for `:known` itself is left as it is.
 */
export function asKnown(set: SqlSet): SqlSet {
  if (set.sql.parameters.includes('known')) return set
  const position = set.sql.parameters.length + 1
  const tables = Object.entries(believed).map(
    ([table, view]) => `${table} as (select * from ${view} where known @> $${position}::timestamptz)`
  )
  for (const table of whole)
    tables.push(`${table} as (select own.* from ${table}_known held
      cross join lateral jsonb_populate_record(null::${table}, to_jsonb(held)) own where held.known @> $${position}::timestamptz)`)
  const text = `with ${tables.join(',\n')}\nselect * from (${set.sql.text}\n) as answer`
  return { ...set, sql: { text, parameters: [...set.sql.parameters, 'known'] } }
}
