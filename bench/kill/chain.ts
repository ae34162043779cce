import { randomUUID } from 'node:crypto'
import type { Official, Place } from './prepare.ts'

/** A request with its key: as often as it is sent, it acts once. */
export interface Step {
  who: Official
  path: string
  body: Record<string, unknown>
  key: string
  /** Entries that it writes into the book of a dossier; 0 for an act of the register. */
  entries: number
}

type Ask = Omit<Step, 'key' | 'entries' | 'path'> & { verb: string; entries?: number }

const step = ({ verb, entries = 1, ...rest }: Ask): Step => ({
  ...rest,
  path: `/api/acts/${verb}`,
  entries,
  key: randomUUID()
})

let days = 0
/** Numbers of papers: one client must not give what another has given. */
let numbers = 0

/** A day far off, so that no clock runs over it; each only once. */
const farDay = () => Temporal.PlainDate.from('2101-01-01').add({ days: days++ }).toString()

/**
 * One piece of work after another: dossiers from reception to result, some with a supplement in between, and now and
 * then an act of the register.
 * @param random between 0 and 1
 */
export async function* work(place: Place, random: () => number): AsyncGenerator<Step, void, { id: string }> {
  for (;;) {
    numbers += 1
    const number = numbers
    if (random() < 0.1) {
      const decision = { number: `${number}/TB`, issuedOn: '2026-01-05', issuer: 'UBND tỉnh' }
      const body = { day: farDay(), working: false, name: { vi: 'Ngày nghỉ thử' }, decision }
      yield step({ who: 'CUONG', verb: 'declare-day', body, entries: 0 })
    } else yield* dossier(place, random, number)
  }
}

async function* dossier(
  { receptionId, clerkId }: Place,
  random: () => number,
  number: number
): AsyncGenerator<Step, void, { id: string }> {
  const facts = {
    procedure: random() < 0.5 ? 'dang-ky-khai-sinh' : 'xac-nhan-dat',
    applicant: { name: `Vàng Thị Mỷ ${number}`, number: '010186001234', address: 'Bản Pho 1' },
    data: { ho_ten: 'Vàng Thị Mỷ' },
    papers: [{ component: 1, original: 1, copy: 2 }]
  }
  const { id } = yield step({ who: 'LIEN', verb: 'receive-dossier', body: { receptionId, facts } })
  if (random() < 0.3) {
    const asked = { id, items: ['Bản chính'], reason: 'Thiếu bản chính' }
    yield step({ who: 'LIEN', verb: 'ask-supplement-dossier', body: asked })
    const papers = [{ component: 1, original: 1, copy: 0 }]
    yield step({ who: 'LIEN', verb: 'supplement-dossier', body: { id, papers } })
  }
  if (facts.procedure === 'xac-nhan-dat') {
    yield step({ who: 'MAI', verb: 'assign-dossier', body: { id } })
    return
  }
  yield step({ who: 'DAO', verb: 'assign-dossier', body: { id, personId: clerkId } })
  yield step({ who: 'HOA', verb: 'propose-dossier', body: { id, outcome: 'grant' } })
  yield step({ who: 'MAI', verb: 'sign-dossier', body: { id } })
  yield step({ who: 'BINH', verb: 'release-dossier', body: { id, number: `${number}/GKS` } })
  yield step({ who: 'BINH', verb: 'send-dossier', body: { id } })
  yield step({ who: 'LIEN', verb: 'hand-over-dossier', body: { id } })
}
