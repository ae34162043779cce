import pg from 'pg'
import type { Database } from '../../../platform/database/index.ts'

/**
 * Goes on rightly where a dump was restored into another cluster, which counts transactions anew: whoever reads the books
 * in the order of transactions would miss what is written now, and be told later of what they know. To be called before
 * anything is written.
 * @returns whether that was so
 */
export async function goOnAfterRestore({
  ownerUrl,
  schema
}: Pick<Database, 'ownerUrl' | 'schema'>): Promise<boolean> {
  const owner = new pg.Client({ connectionString: ownerUrl })
  await owner.connect()
  try {
    await owner.query(`set search_path = ${pg.escapeIdentifier(schema)}`)
    const { rows } = await owner.query<{ moved: boolean }>('select dossier_go_on() as moved')
    return rows[0]?.moved ?? false
  } finally {
    await owner.end()
  }
}
