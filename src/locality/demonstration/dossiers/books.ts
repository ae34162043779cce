import { type Book, type FactColumns, numberBy, type Told } from '../../../modules/dossiers/index.ts'
import { dayOf } from '../../../platform/calendar/index.ts'
import type { Random } from '../random.ts'
import type { Applicant } from './applicants.ts'
import { papersOf } from './papers.ts'
import type { Stage } from './stage.ts'
import { returnWay, type Story } from './tell.ts'
import type { Seed } from './types.ts'

/** What is handed in. */
export interface HandedIn {
  seed: Seed
  pileId: number
  applicant: Applicant
  data: Record<string, unknown>
}

/** Numbers of results: each body counts them anew every year, written as the law of the place does. */
export class ResultNumbers {
  readonly #given = new Map<string, number>()
  readonly #pattern: string

  constructor(pattern: string) {
    this.#pattern = pattern
  }

  next(bodyId: string, year: string): string {
    const key = `${bodyId} ${year}`
    const number = (this.#given.get(key) ?? 0) + 1
    this.#given.set(key, number)
    return numberBy(this.#pattern, number, year)
  }
}

/** The whole book of a dossier, ready to be written. */
export function bookOf(
  stage: Stage,
  given: HandedIn,
  story: Story,
  numbers: ResultNumbers,
  random: Random
): Book {
  const { seed } = given
  const { version, originId } = seed.matter
  const coded = story.told.some(({ codes }) => codes)
  const bodyId = seed.channel === 'online' ? originId : story.receptionId
  return {
    id: idAt(story.told[0]?.event.at ?? '', random),
    facts: factsOf(given, story),
    version,
    code: coded && bodyId ? { bodyId, day: dayOf(seed.at, stage.calendar.timeZone) } : null,
    told: story.told.map((one) => numbered(one, numbers)),
    papers: papersOf(seed, story, random),
    opinions: story.opinions
  }
}

function numbered(told: Told, numbers: ResultNumbers): Told {
  const { event } = told
  if (event.type !== 'release') return told
  // Until here its number is whoever gives it.
  const numberedBy = event.number
  return { ...told, numberedBy, event: { ...event, number: numbers.next(numberedBy, event.at.slice(0, 4)) } }
}

function factsOf({ seed, pileId, applicant, data }: HandedIn, { receptionId, told }: Story): FactColumns {
  const { version } = seed.matter
  const first = told[0]?.actor
  const online = seed.channel === 'online'
  return {
    procedure_id: version.procedureId,
    version_id: version.id,
    limit_amount: version.content.limit?.amount ?? null,
    limit_unit: version.content.limit?.unit ?? null,
    pile_id: pileId,
    reception_id: receptionId,
    return_id: receptionId,
    channel: seed.channel,
    return_way: returnWay(seed),
    applicant_kind: applicant.kind,
    applicant_name: applicant.name,
    applicant_number: applicant.number,
    applicant_birth: applicant.birthDate ?? null,
    applicant_phone: applicant.phone,
    applicant_email: null,
    applicant_address: applicant.address,
    delegate: null,
    request: null,
    sets: 1,
    data,
    ...(online && { submitted_by: first?.subject ?? null }),
    demonstration: true
  }
}

/** A UUID of version 7 of a moment. */
function idAt(at: string, random: Random): string {
  const time = Temporal.Instant.from(at).epochMilliseconds.toString(16).padStart(12, '0')
  const hex = () => random.between(0, 0xffff).toString(16).padStart(4, '0')
  const variant = (0x8000 | random.between(0, 0x3fff)).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex().slice(1)}-${variant}-${hex()}${hex()}${hex()}`
}
