import { sql } from 'kysely'
import { type Database, read, type Snapshot } from '../../../../platform/database/index.ts'
import { refusal } from '../../../../platform/problem.ts'
import { entriesOf, getDossier } from '../../book/read.ts'
import { dayAt } from '../../law.ts'
import { accountFor, paymentAsked } from '../../payment/index.ts'
import type { Transfer } from './message.ts'

/** @throws refusal when another amount was asked for: half of it does not settle it, and more has to be given back */
export async function needAmountAsked(
  database: Database,
  dossierId: string | undefined,
  amount: number | undefined
): Promise<void> {
  if (!dossierId || amount === undefined) return
  const asked = paymentAsked(await read(database, (tx) => entriesOf(tx, dossierId)))
  if (asked && asked.amount !== amount)
    throw refusal('exchange.refusal.other_amount', { asked: asked.amount, paid: amount })
}

/**
 * Whether a transfer is what a dossier waits for.
 * @throws refusal when its words name no dossier, or amount or account are others than those that were said
 */
export async function needTransferAsked(
  database: Database,
  dossierId: string | undefined,
  { code, amount, account, happenedAt }: Transfer
): Promise<void> {
  if (!dossierId) throw refusal('exchange.refusal.no_code_named', { words: code, paid: amount })
  await needAmountAsked(database, dossierId, amount)
  if (!account) return
  const known = await read(database, async (tx) => {
    const asked = paymentAsked(await entriesOf(tx, dossierId))
    // The account may have changed since it was said to whoever pays.
    const moments = [happenedAt, ...(asked ? [asked.at] : [])]
    return Promise.all(moments.map((moment) => accountAt(tx, dossierId, moment)))
  })
  const accounts = known.flatMap((one) => (one ? [squeezed(one.account)] : []))
  if (accounts.length && !accounts.includes(squeezed(account)))
    throw refusal('exchange.refusal.other_account', { account, paid: amount })
}

async function accountAt(tx: Snapshot, dossierId: string, moment: string) {
  const day = await dayAt(tx, moment)
  return accountFor(tx, await getDossier(tx, dossierId, day), day)
}

/**
 * The dossier that the words of a transfer name: by its code as it is, else by a code without the signs that banks leave
 * out, among those that wait to be paid.
 */
export async function dossierNamedIn(tx: Snapshot, words: string): Promise<string | undefined> {
  const tokens = words.split(/[\s,;]+/).filter(Boolean)
  const exact = await sql<{ id: string }>`select id from dossier
    where code = any (${tokens}::text[] || ${tokens.map((one) => one.toUpperCase())}::text[])`.execute(tx)
  if (exact.rows.length) return exact.rows.length === 1 ? exact.rows[0]?.id : undefined
  // The code of one may begin that of another: no further digit follows, and of two that fit the longer is meant.
  const found = await sql<{ id: string; length: number }>`
    select d.id, length(d.code) from dossier d
    cross join lateral (select upper(regexp_replace(d.code, '[^A-Za-z0-9]', '', 'g')) as signs) c
    where 'payment' = any (d.waiting) and d.ended_at is null and c.signs <> ''
      and upper(${words}) ~ (regexp_replace(c.signs, '(.)(?=.)', '\\1[^A-Z0-9]*', 'g') || '(?![0-9])')
    order by length(d.code) desc limit 2`.execute(tx)
  const [one, other] = found.rows
  return one && one.length !== other?.length ? one.id : undefined
}

const squeezed = (text: string): string => text.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase()
