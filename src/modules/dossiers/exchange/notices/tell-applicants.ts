import { type Database, type Tx, write } from '../../../../platform/database/index.ts'
import { formatInstant, formatNumber, type MessageParameters } from '../../../../platform/i18n/index.ts'
import { isoOf } from '../../../../platform/moment.ts'
import { isReachable, notify } from '../../../../platform/notices/index.ts'
import { getDossier } from '../../book/read.ts'
import { calendarOf, dayAt, dossierRulesOn } from '../../law.ts'
import { answerDue } from '../../life/clock.ts'
import { accountFor } from '../../payment/index.ts'
import { statusAddress } from '../../status-address.ts'
import { holdCursor, moveCursor } from '../events.ts'
import { happenedAfter, type Row } from './rows.ts'

const reader = 'notices'
const batch = 500

/**
 * Tells applicants what they wait for: that it came, that it was received or not, what is missing or has to be paid, that it
 * takes longer, that the result is there. Read from the books, so that no act waits for it and none is forgotten; each is
 * told once, for its entry is the key, in the language in which it was handed in. Only who gave an address or a number is
 * told; dossiers of the demonstration tell nobody.
 * @param site the address of the site, for the link in e-mails; text messages carry none, as people are told not to follow
 *   links in them
 * @returns how many notices were written
 */
export async function tellApplicants(database: Database, site?: string): Promise<number> {
  let total = 0
  for (;;) {
    const { told, more } = await write(database, (tx) => tellPage(tx, site))
    total += told
    if (!more) return total
  }
}

async function tellPage(tx: Tx, site: string | undefined): Promise<{ told: number; more: boolean }> {
  const happened = await happenedAfter(tx, await holdCursor(tx, reader), Object.keys(newsOf), batch)
  let told = 0
  for (const { row } of happened) {
    const news = row && newsOf[row.type]?.(row)
    if (news) told += await tell(tx, row, news, site)
  }
  const last = happened.at(-1)
  if (last) await moveCursor(tx, reader, last.cursor)
  return { told, more: happened.length === batch }
}

/** Who stands at the counter needs no letter of what they see there. */
const isThere = ({ phase }: Row) => phase === 'handed_over'

/** What the applicant is told of it, by the types of entries that tell something. */
const newsOf: Record<string, (row: Row) => string | undefined> = {
  submit: () => 'submitted',
  receive: (row) => (isThere(row) ? undefined : 'received'),
  ask_supplement: () => 'supplement',
  ask_payment: () => 'payment',
  pay: ({ way }) => (way === 'cash' ? undefined : 'paid'),
  extend: () => 'extended',
  refuse: () => 'refused',
  stop: () => 'stopped',
  release: (row) => (row.returnWay !== 'counter' && !isThere(row) ? 'ready' : undefined),
  send: (row) => (row.returnWay === 'counter' && !isThere(row) ? 'ready' : undefined)
}

async function tell(tx: Tx, row: Row, news: string, site: string | undefined): Promise<number> {
  const { language, email, phone } = row
  const mailed = email && isReachable('email', email) ? email : null
  const called = phone && isReachable('sms', phone) ? phone : null
  if (!mailed && !called) return 0
  const link = site ? statusAddress(row.code, site) : ''
  const params = { ...(await paramsOf(tx, row)), ...(await paymentOf(tx, row)), link }
  const words = { language, params }
  const key = `${row.dossierId}/${row.number}`
  let told = 0
  if (mailed) {
    const subjectKey = `exchange.notice.${news}.subject`
    const closing = [...(link ? ['exchange.notice.follow'] : []), 'exchange.notice.automatic']
    const bodyKeys = [`exchange.notice.${news}.body`, ...closing]
    const mail = {
      ...words,
      bodyKeys,
      channel: 'email',
      to: mailed,
      subjectKey,
      dedupeKey: `${key}/email`
    } as const
    told += (await notify(tx, mail)) ? 1 : 0
  }
  if (called) {
    const text = { ...words, bodyKeys: [`exchange.notice.${news}.sms`] }
    told += (await notify(tx, { ...text, channel: 'sms', to: called, dedupeKey: `${key}/sms` })) ? 1 : 0
  }
  return told
}

async function paramsOf(tx: Tx, row: Row): Promise<MessageParameters> {
  const { language, timeZone, items, reason, note } = row
  const when = row.type === 'submit' ? await answerBy(tx, row) : (row.until ?? row.promised)
  const said = [...(items ?? []), reason ?? '', row.type === 'ask_payment' ? (note ?? '') : '']
  return {
    code: row.code,
    name: row.name,
    procedure: row.procedure,
    body: row.body,
    when: when ? formatInstant(when, language, timeZone) : '',
    dated: when ? 'yes' : 'no',
    missing: said.filter(Boolean).join('; ').slice(0, 1000) || 'none',
    online: row.channel === 'online' ? 'yes' : 'no',
    way: row.returnWay
  }
}

/** By when the office answers what was handed in; null: it has answered. */
async function answerBy(tx: Tx, { life, at }: Row): Promise<string | null> {
  const { answerHours } = await dossierRulesOn(tx, await dayAt(tx, at))
  return isoOf(answerDue(await calendarOf(tx), life, answerHours))
}

/** How much has to be paid, and to which account. */
async function paymentOf(tx: Tx, { type, dossierId, amount, language, at }: Row): Promise<MessageParameters> {
  if (type !== 'ask_payment') return {}
  const day = await dayAt(tx, at)
  const account = await accountFor(tx, await getDossier(tx, dossierId, day), day)
  return {
    amount: formatNumber(amount ?? 0, language),
    transfer: account ? 'yes' : 'no',
    account: account?.account ?? '',
    bank: account?.bank ?? '',
    holder: account?.holder ?? ''
  }
}
