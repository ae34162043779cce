import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { notFound } from '../../../../../platform/problem.ts'
import { giverOn } from '../../../detail/giver.ts'
import { type PaperIn, papersAt } from '../../../detail/read.ts'
import type { Entry } from '../../../dossier.ts'
import { dayAt } from '../../../law.ts'
import type { EventType } from '../../../life/events.ts'
import type { PaperData, PaperKind } from '../../../papers/index.ts'
import type { Said } from '../history.ts'
import type { Found } from '../read-dossier.ts'
import { controlSteps } from './control-steps.ts'
import { contactOf, headOf } from './store-heads.ts'
import { signatureOf } from './store-signature.ts'

/** Forms of one dossier; the register is of many. */
export type CaseForm = Exclude<PaperKind, 'register'>

/** The event that each form tells of. */
const eventOf: Record<CaseForm, EventType> = {
  receipt: 'receive',
  supplement: 'ask_supplement',
  refusal: 'refuse',
  extension: 'extend',
  stop: 'stop',
  control: 'receive'
}

/** What a form tells of: the last of it that happened. */
export const entryOf = (kind: CaseForm, book: readonly Entry[]): Entry | undefined =>
  book.findLast(({ type }) => type === eventOf[kind])

/** Said on papers, which are Vietnamese whatever the reader's language. */
const ways = {
  counter: 'Trực tiếp tại nơi tiếp nhận',
  online: 'Trực tuyến',
  post: 'Qua bưu chính công ích'
} as const
const limits = {
  same_day: () => 'Trong ngày làm việc',
  hours: (amount: number) => `${shown(amount)} giờ làm việc`,
  working_days: (amount: number) => `${shown(amount)} ngày làm việc`,
  days: (amount: number) => `${shown(amount)} ngày`,
  months: (amount: number) => `${shown(amount)} tháng`
} as const
/** Papers write small numbers with two digits: 03 ngày. */
const shown = (amount: number) =>
  Number.isInteger(amount) ? String(amount).padStart(2, '0') : String(amount).replace('.', ',')

/**
 * What a form of a dossier says, from its facts and its book.
 * @param statusUrl the address that its QR code leads to; undefined for what was refused or completed before it had a code
 * @throws Problem 404 when nothing happened that it tells of
 */
export async function formData<K extends CaseForm>(
  tx: Snapshot,
  kind: K,
  found: Found,
  statusUrl: string | undefined
): Promise<PaperData[K]> {
  const entry = entryOf(kind, found.book)
  if (!entry) throw notFound('dossier.refusal.no_form')
  const { dossier, version } = found
  const { applicant } = dossier
  const day = await dayAt(tx, kind === 'control' ? found.now : entry.at)
  const officer = (entry.personId && found.names.get(entry.personId)) || entry.actorName
  const giver = await giverOn(tx, dossier, signedForms.has(kind) ? 'custodian' : 'counter', day)
  const common = {
    head: await headOf(tx, giver, day),
    ...(dossier.code && { code: dossier.code }),
    ...(statusUrl && { statusUrl }),
    applicant: {
      name: applicant.name,
      ...(applicant.delegate && { delegate: applicant.delegate.name }),
      ...(applicant.address && { address: applicant.address }),
      ...(applicant.phone && { phone: applicant.phone }),
      ...(applicant.email && { email: applicant.email })
    },
    procedure: dossier.request ?? version.content.name.vi
  }
  const signature = signedForms.has(kind) && (await signatureOf(tx, entry, giver, officer, day))
  return {
    ...common,
    ...(signature && { signature }),
    ...(await ownData(tx, kind, entry, found, { officer, giver, day }))
  } as PaperData[K]
}

/** Forms that the settling body signs; the others bear the name of whoever received. */
const signedForms = new Set<CaseForm>(['extension', 'stop'])

async function ownData(
  tx: Snapshot,
  kind: CaseForm,
  entry: Entry,
  found: Found,
  { officer, giver, day }: { officer: string; giver: string; day: Day }
): Promise<object> {
  const { dossier, names, unit, opinions } = found
  const said = entry.payload as Said
  const more = (entry.payload.with ?? {}) as { basis?: string }
  const received = { receivedAt: dossier.receivedAt ?? entry.at }
  const signed = {
    recipients: ['Như trên', names.get(unit) ?? ''].filter(Boolean)
  }
  switch (kind) {
    case 'receipt':
      return { ...receiptData(found, await papersAt(tx, dossier.id, entry.number), day), officer }
    case 'supplement':
      return {
        items: said.items ?? [],
        reason: said.reason ?? '',
        officer,
        ...(await contactOf(tx, entry, giver, officer, day))
      }
    case 'refusal':
      return { reason: said.reason ?? '', officer, ...(more.basis && { legalGround: more.basis }) }
    case 'extension':
      return {
        ...received,
        ...signed,
        promisedAt: dossier.promisedAt ?? entry.at,
        newReturnAt: said.until ?? entry.at,
        reason: said.reason ?? ''
      }
    case 'stop':
      return {
        ...received,
        ...signed,
        stoppedAt: entry.at,
        reason: said.reason ?? '',
        ...(more.basis && { legalGround: more.basis }),
        ...takeBack(found)
      }
    case 'control':
      return {
        ...received,
        settling: names.get(unit) ?? '',
        coordinating: [...new Set(opinions.map(({ organization }) => organization))],
        ...(dossier.promisedAt && { returnAt: dossier.promisedAt }),
        steps: controlSteps(found)
      }
  }
}

/** Where the papers that were handed in are fetched again, if there are any. */
function takeBack({ papers, names, returnAt }: Found): { takeBack?: string } {
  const originals = papers.some(({ kind, original, copy }) => kind === 'component' && original + copy > 0)
  const place = returnAt && names.get(returnAt)
  return originals && place ? { takeBack: `nhận lại tại ${place}` } : {}
}

/**
 * @param papers what lay in it when the receipt was given: what came later, or took its place, was not there
 * @param day on which it was given, in the place
 */
function receiptData({ dossier, names }: Found, papers: readonly PaperIn[], day: Day): object {
  const { limit, returnWay, returnId, promisedAt, receivedAt, sets, code } = dossier
  const handedIn = papers.filter(({ kind }) => kind === 'component')
  const place = returnId === null ? '' : (names.get(returnId) ?? '')
  return {
    components: handedIn.map(({ title, original, copy, reusedFrom }) => ({
      name: title,
      originals: original,
      copies: copy,
      ...(reusedFrom !== null && { note: 'dùng lại từ hồ sơ trước' })
    })),
    sets,
    receivedAt: receivedAt ?? '',
    returnWay: returnWay === 'counter' && place ? place : ways[returnWay],
    ...(limit && { legalTime: limits[limit.unit](limit.amount) }),
    ...(promisedAt && { returnAt: promisedAt }),
    // The register of a counter goes by years, and its lines by codes.
    ...(code && { book: { volume: day.slice(0, 4), number: code } })
  }
}
