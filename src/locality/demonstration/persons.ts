import type { Day } from '../../platform/day.ts'
import type { StaffRow } from '../read/types.ts'
import type { Random } from './random.ts'
import type { Person } from './types.ts'

type NameRow = StaffRow<'staffNames'>

/** Makes invented persons, each with a number, a name of their people, and a birthday that fits the work. */
export class PersonMaker {
  readonly #names: NameRow[]
  readonly #random: Random
  readonly #id: () => string
  readonly #prefix: string
  readonly #day: Day
  readonly #taken: Set<string>
  #made = 0

  /** `prefix` begins the numbers of persons; `taken` are those that are given already. */
  constructor(
    {
      names,
      random,
      id,
      prefix,
      day
    }: { names: NameRow[]; random: Random; id: () => string; prefix: string; day: Day },
    taken: Set<string>
  ) {
    this.#names = names
    this.#random = random
    this.#id = id
    this.#prefix = prefix
    this.#day = day
    this.#taken = taken
  }

  make(group: 'leadership' | 'professional' | 'support'): Person {
    const random = this.#random
    const people = random.weighted(this.#names, ({ share }) => share)
    const sex = random.next() < (group === 'leadership' ? 0.34 : 0.58) ? 'female' : 'male'
    const birthDate = this.#birthday(group === 'leadership' ? [36, 57] : [24, 56])
    const family = random.pick(people.families)
    const middle = random.pick(sex === 'male' ? people.middleMale : people.middleFemale)
    const given = random.pick(sex === 'male' ? people.givenMale : people.givenFemale)
    const number = this.#number()
    return {
      id: this.#id(),
      code: number.code,
      name: `${family} ${middle} ${given}`,
      ethnicity: people.ethnicity,
      sex,
      birthDate,
      personalId: personalId(this.#prefix.padStart(3, '0'), sex, birthDate, number.at),
      demonstration: true
    }
  }

  #number(): { code: string; at: number } {
    for (;;) {
      this.#made++
      const code = `${this.#prefix}-${String(this.#made).padStart(6, '0')}`
      if (!this.#taken.has(code)) return { code, at: this.#made }
    }
  }

  #birthday([youngest, oldest]: [number, number]): Day {
    const years = this.#random.between(youngest, oldest)
    const month = String(this.#random.between(1, 12)).padStart(2, '0')
    const day = String(this.#random.between(1, 28)).padStart(2, '0')
    return `${Number(this.#day.slice(0, 4)) - years - 1}-${month}-${day}`
  }
}

/** Twelve digits as they are built: place of birth, century and sex, year, a number. The number makes it unique. */
function personalId(place: string, sex: 'male' | 'female', birthDate: Day, number: number): string {
  const century = birthDate < '2000' ? 0 : 2
  return `${place}${century + (sex === 'female' ? 1 : 0)}${birthDate.slice(2, 4)}${String(number).padStart(6, '0')}`
}
