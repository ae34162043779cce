import { z } from 'zod'
import { notFound, refusal } from '../../../../platform/problem.ts'
import type { Act } from '../../../../platform/record/index.ts'
import { personByCode } from '../../../staffing/index.ts'
import { findAccount, insertAccount } from '../store/accounts.ts'

const inputSchema = z.object({
  subject: z.string().trim().min(1).max(300),
  person: z.string().trim().min(1).max(100)
})

/**
 * Says whose an account of the sign-in provider is. From then on whoever signs in by it has that person's rights.
 * @throws notFound without such a person, refusal when the account is somebody's already
 */
export const linkAccount: Act<z.infer<typeof inputSchema>, { person: string; name: string }> = {
  name: 'access.link_account',
  input: inputSchema,
  power: 'authority.oversee',
  async run({ tx }, { subject, person: code }) {
    const person = await personByCode(tx, code)
    if (!person) throw notFound('access.refusal.no_person', { code })
    const account = await findAccount(tx, subject)
    if (account) throw refusal('access.refusal.linked', { subject, name: account.personName })
    await insertAccount(tx, subject, person.id)
    return {
      result: { person: code, name: person.name },
      subject: { kind: 'person', id: person.id },
      after: { account: subject, person: code }
    }
  }
}
