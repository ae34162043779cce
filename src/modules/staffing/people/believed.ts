import { sql } from 'kysely'

/** A table as it is believed now, or as it was believed at an instant, to select from under a name of its own. */
export function believed(table: string, known?: string | null) {
  return known
    ? sql`(select * from ${sql.table(`${table}_known`)} k where k.known @> ${known}::timestamptz)`
    : sql.table(table)
}

/** Versions of bodies in the same way. */
export function believedBodies(known?: string | null) {
  return known ? believed('organization', known) : sql.table('organization_version')
}
