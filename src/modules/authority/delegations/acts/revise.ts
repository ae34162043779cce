import { sql } from 'kysely'
import { z } from 'zod'
import type { Act } from '../../../../platform/record/index.ts'
import { draftSchema } from '../delegation.ts'
import { needPhase, needRevision } from '../steps.ts'
import { getDelegation } from '../store/find-delegations.ts'
import { replaceLines } from '../store/lines.ts'
import { needKnown } from './known-references.ts'
import { bodyOfDelegation } from './target.ts'

const input = draftSchema.extend({ id: z.uuid(), revision: z.coerce.number().int() })

/**
 * Changes a draft: its title, its grounds, all its lines. What was agreed to is to be checked anew.
 * @throws refusal when it is signed, or somebody changed it since `revision`
 */
export const reviseDelegation: Act<z.output<typeof input>, { id: string; revision: number }> = {
  name: 'authority.revise_delegation',
  input,
  power: 'authority.draft',
  target: bodyOfDelegation,
  async run({ tx, at }, { id, revision, title, basis, lines }) {
    const before = await getDelegation(tx, id, at.slice(0, 10))
    needPhase(before, 'drafted', 'returned', 'agreed')
    needRevision(before, revision)
    await needKnown(tx, lines)
    await sql`update delegation set title = ${title}, basis = ${basis ?? null}, revision = revision + 1
      where id = ${id}::uuid`.execute(tx)
    await replaceLines(tx, id, lines)
    return {
      result: { id, revision: revision + 1 },
      subject: { kind: 'delegation', id },
      before: { title: before.title, basis: before.basis, lines: before.lines },
      after: { title, basis, lines }
    }
  }
}
