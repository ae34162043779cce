import { sql } from 'kysely'

/** The spelling of moments in SQL. */
export const instant = sql.raw(`'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'`)
