import type { Day } from '../../../platform/day.ts'
import type { StaffRow } from '../../read/types.ts'
import { Random } from '../random.ts'
import type { Citizen, Habits, Place } from './types.ts'
import { companies, companyNames, hamlet } from './words.ts'

type NameRow = StaffRow<'staffNames'>

export interface Applicant {
  kind: 'citizen' | 'organization'
  name: string
  number: string
  birthDate?: Day
  phone: string
  address: string
  ethnicity: string
  sex: 'male' | 'female'
  /** Their account, if they have one. */
  subject?: string
}

/** Makes applicants: none of them can be a real person. */
export class ApplicantMaker {
  readonly #names: readonly NameRow[]
  readonly #seed: string
  readonly #day: Day
  readonly #local = new Map<string, NameRow[]>()

  constructor(names: readonly NameRow[], seed: string, day: Day) {
    this.#names = names
    this.#seed = seed
    this.#day = day
  }

  make(place: Place, { organizations = 0 }: Pick<Habits, 'organizations'>, random: Random): Applicant {
    const person = this.person(place, random)
    if (random.next() * 100 >= organizations) return person
    const name = `${random.pick(companies)} ${random.pick(companyNames)} ${random.between(1, 99)}`
    const { phone, address, ethnicity, sex } = person
    // Tax codes begin with the number of an office; there is none with 00.
    const number = `00${String(random.between(0, 99_999_999)).padStart(8, '0')}`
    return { kind: 'organization', name, number, phone, address, ethnicity, sex }
  }

  /** Somebody as whom one can sign in, who lives in a place. */
  known(citizen: Citizen, place: Place, random: Random): Applicant {
    const sex = Number(citizen.number[3]) % 2 ? ('female' as const) : ('male' as const)
    return { ...this.person(place, random), ...citizen, sex }
  }

  person(place: Place, random: Random, [youngest, oldest]: [number, number] = [19, 72]): Applicant {
    const people = random.weighted(this.#peoplesOf(place), ({ share }) => share)
    const sex = random.next() < 0.5 ? 'female' : 'male'
    const middle = random.pick(sex === 'male' ? people.middleMale : people.middleFemale)
    const given = random.pick(sex === 'male' ? people.givenMale : people.givenFemale)
    const birthDate = birthday(this.#day, random.between(youngest, oldest), random)
    return {
      kind: 'citizen',
      name: `${random.pick(people.families)} ${middle} ${given}`,
      number: numberOf(sex, birthDate, random),
      birthDate,
      // No telephone has a number that begins so.
      phone: `0100${String(random.between(0, 999_999)).padStart(6, '0')}`,
      address: `${hamlet(place.urban, random.between(1, 14))}, ${place.name}`,
      ethnicity: people.ethnicity,
      sex
    }
  }

  /** In a rural commune two peoples are most of those who live there; in towns everybody lives. */
  #peoplesOf(place: Place): NameRow[] {
    const known = this.#local.get(place.code)
    if (known) return known
    const random = new Random(`${this.#seed} peoples ${place.code}`)
    const [first, ...others] = this.#names
    const many =
      place.urban || !others.length
        ? [first]
        : [1, 2].map(() => random.weighted(others, ({ share }) => share))
    const rows = this.#names.map((row) => ({ ...row, share: row.share * (many.includes(row) ? 12 : 1) }))
    this.#local.set(place.code, rows)
    return rows
  }
}

/** Twelve digits as they are built, of a place of birth that does not exist. */
function numberOf(sex: 'male' | 'female', birthDate: Day, random: Random): string {
  const century = (birthDate < '2000' ? 0 : 2) + (sex === 'female' ? 1 : 0)
  return `000${century}${birthDate.slice(2, 4)}${String(random.between(0, 999_999)).padStart(6, '0')}`
}

export function birthday(day: Day, years: number, random: Random): Day {
  const month = String(random.between(1, 12)).padStart(2, '0')
  const date = String(random.between(1, 28)).padStart(2, '0')
  return `${Number(day.slice(0, 4)) - years - 1}-${month}-${date}`
}
