import type { FastifyRequest } from 'fastify'
import { type Database, read, type Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { signedInCitizen } from '../../../../../platform/http/index.ts'
import type { CitizenActor } from '../../../../../platform/record/index.ts'
import type { Content } from '../../../../procedures/index.ts'
import { nowOf } from '../../../api.ts'
import type { PaperIn } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'
import { openEvents } from '../../../life/possible.ts'
import { type Account, accountFor, type PaymentAsked, paymentAsked } from '../../../payment/index.ts'
import { versionById } from '../../../reference.ts'
import { ownDossier } from '../../../see.ts'
import { type FormNumber, formsOf } from '../../dossier/forms/forms-of.ts'
import { type Found, foundOf } from '../../dossier/read-dossier.ts'
import { type Body, bodiesOn } from '../../status/find-status.ts'
import { ownDossiers } from '../read/store.ts'

/** A dossier as the list of its owner shows it. */
export interface Mine {
  dossier: Dossier
  procedure: Content['name']
}

export interface MineLists {
  drafts: Mine[]
  running: Mine[]
  ended: Mine[]
}

/** What its owner writes; a draft of a counter is the counter's to go on with. */
export const isDraft = ({ phase, receptionId }: Pick<Dossier, 'phase' | 'receptionId'>): boolean =>
  phase === 'draft' && receptionId === null

const over = new Set(['handed_over', 'refused', 'stopped', 'withdrawn'])

/** Everything of one's own: drafts, what runs, what is over. */
export async function readMine(tx: Snapshot, citizen: CitizenActor, day: Day): Promise<MineLists> {
  const mine: Mine[] = []
  for (const dossier of await ownDossiers(tx, citizen, day))
    mine.push({ dossier, procedure: (await versionById(tx, dossier.versionId)).content.name })
  return {
    drafts: mine.filter(({ dossier }) => isDraft(dossier)),
    running: mine.filter(({ dossier }) => !isDraft(dossier) && !over.has(dossier.phase)),
    ended: mine.filter(({ dossier }) => over.has(dossier.phase))
  }
}

/** One of them, with what its owner may know of it. */
export interface One {
  found: Found
  /** Where the result is fetched, with its address. */
  counter: Body | null
  bodies: Body[]
  /** Released results alone: what is only proposed is not theirs yet. */
  results: PaperIn[]
  handedIn: PaperIn[]
  /** Official papers that were given out to them. */
  forms: FormNumber[]
  may: { supplement: boolean; withdraw: boolean }
  /** What has to be paid now, and to which account; null: nothing. */
  payment: { asked: PaymentAsked; account: Account | null } | null
}

/** In which a result has been released. */
const released = new Set(['released', 'at_center', 'handed_over'])

/**
 * Reads one's own dossier.
 * @throws Problem 401 and 403 as `signedInCitizen`, 404 for what is not theirs
 */
export function readOne(database: Database, request: FastifyRequest, id: string): Promise<One> {
  const citizen = signedInCitizen(request)
  const day = request.view.today
  return read(database, async (tx) => {
    const dossier = await ownDossier(tx, citizen, id, day)
    const found = await foundOf(tx, citizen, dossier, day, nowOf(request))
    const open = openEvents(dossier.life)
    return {
      found,
      counter:
        (
          await bodiesOn(
            tx,
            [found.returnAt].filter((one) => one !== null),
            day
          )
        )[0] ?? null,
      bodies: await bodiesOn(tx, found.custodians, day),
      results: released.has(dossier.phase) ? found.papers.filter(({ kind }) => kind === 'result') : [],
      handedIn: found.papers.filter(({ kind }) => kind === 'component' || kind === 'field'),
      // The sheet that goes with a dossier through the office is the office's own.
      forms: formsOf(found).filter((form) => form !== '06'),
      may: { supplement: open.includes('supplement'), withdraw: open.includes('withdraw') },
      payment: await paymentOf(tx, found, day)
    }
  })
}

async function paymentOf(tx: Snapshot, { dossier, book }: Found, day: Day): Promise<One['payment']> {
  const asked = dossier.waiting.includes('payment') ? paymentAsked(book) : undefined
  return asked ? { asked, account: await accountFor(tx, dossier, day) } : null
}
