import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { Dossier } from '../dossier.ts'
import { Where } from '../where.ts'
import { plain } from './viet-qr.ts'

/** An account to which fees and charges are transferred. */
export interface Account {
  bin: string
  bank: string
  account: string
  /** As the bank writes it: capitals, no accents. */
  holder: string
  /** The body whose it is. */
  organizationId: string
  /** Invented: nothing may be transferred. */
  demonstration: boolean
}

/**
 * Where fees of a dossier are transferred to on a day: the account of the body that has it, of the unit that works on it, or
 * of a counter where people go with it; the first of them that has one. Null: it is paid at the counter alone.
 */
export async function accountFor(tx: Snapshot, dossier: Dossier, day: Day): Promise<Account | null> {
  const where = new Where(tx, dossier, day)
  const bodies = [...(await where.custodians()), await where.unit(), ...(await where.counters())]
  const found =
    await sql<Account>`select a.organization_id as "organizationId", a.bank_bin as bin, a.bank, a.account,
      coalesce(a.holder, v.name) as holder, a.demonstration
    from unnest(${bodies}::uuid[]) with ordinality b (id, n)
    join payment_account a on a.organization_id = b.id and a.valid @> ${day}::date
    join organization_version v on v.organization_id = b.id and v.valid @> ${day}::date
    order by b.n limit 1`.execute(tx)
  const [account] = found.rows
  return account ? { ...account, holder: plain(account.holder).toUpperCase() } : null
}
