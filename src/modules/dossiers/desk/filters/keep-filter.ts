import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { ownMatter, ownPerson } from './own-matter.ts'

/** The part of an address that says what is shown. */
export const querySchema = z.string().max(2000)

const input = z.strictObject({
  name: z
    .string({ error: 'record.input.required' })
    .trim()
    .min(1, { error: 'record.input.required' })
    .max(100),
  query: querySchema
})
type Input = z.output<typeof input>

/** Keeps a view of one's own desk under a name; the same name again replaces it. */
export const keepFilter: Act<Input, Input> = {
  name: 'dossiers.keep_filter',
  input,
  power: null,
  book: ownMatter,
  async run({ tx, actor }, { name, query }) {
    await sql`insert into desk_filter (person_id, name, query) values (${ownPerson(actor)}::uuid, ${name}, ${query})
      on conflict (person_id, name) do update set query = excluded.query, kept_at = now()`.execute(tx)
    return { result: { name, query } }
  }
}
