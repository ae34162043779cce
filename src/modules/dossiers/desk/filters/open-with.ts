import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { querySchema } from './keep-filter.ts'
import { ownMatter, ownPerson } from './own-matter.ts'

const input = z.strictObject({ query: querySchema })
type Input = z.output<typeof input>

/** Says with which view one's own desk opens. */
export const openWith: Act<Input, Input> = {
  name: 'dossiers.open_with',
  input,
  power: null,
  book: ownMatter,
  async run({ tx, actor }, { query }) {
    await sql`insert into desk_opening (person_id, query) values (${ownPerson(actor)}::uuid, ${query})
      on conflict (person_id) do update set query = excluded.query`.execute(tx)
    return { result: { query } }
  }
}
