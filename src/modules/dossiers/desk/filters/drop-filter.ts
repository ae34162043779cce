import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { ownMatter, ownPerson } from './own-matter.ts'

const input = z.strictObject({ name: z.string().max(100) })
type Input = z.output<typeof input>

/** Drops a view that one kept. */
export const dropFilter: Act<Input, Input> = {
  name: 'dossiers.drop_filter',
  input,
  power: null,
  book: ownMatter,
  async run({ tx, actor }, { name }) {
    await sql`delete from desk_filter where person_id = ${ownPerson(actor)}::uuid and name = ${name}`.execute(
      tx
    )
    return { result: { name } }
  }
}
