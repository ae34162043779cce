import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import { notFound, refusal } from '../../../platform/problem.ts'
import { findPower, getPower, type Power, type WhoDecides, whoDecides } from '../resolve/index.ts'
import { type Counter, counterOf, type PlaceFound, placesMeant } from './store/place.ts'
import { searchPowers } from './store/search-powers.ts'

/** "Who decides?" as people ask it: a matter in their words or a power's code, and a place. */
export interface Question {
  q: string
  power: string
  place: string
}

/** What was found of a question: the answer, or what to choose among. */
export interface Asked {
  powers: Power[]
  places: PlaceFound[]
  answer: WhoDecides | null
  counter: Counter | undefined
}

/** Answers a question, or says between which powers and places to choose. */
export async function ask(tx: Snapshot, { q, power: code, place }: Question, at: Day): Promise<Asked> {
  const chosen = code ? await findPower(tx, code) : undefined
  const powers = chosen ? [chosen] : q ? await searchPowers(tx, q, at) : []
  const places = place ? await placesMeant(tx, place, at) : []
  const [power] = powers
  const [found] = places
  if (!power || !found || powers.length > 1 || places.length > 1)
    return { powers, places, answer: null, counter: undefined }
  return {
    powers,
    places,
    answer: await whoDecides(tx, { power: power.code, areaId: found.area.id, at }),
    counter: await counterOf(tx, found.area.id, at)
  }
}

/**
 * The same where a program asks by a power's code.
 * @throws Problem 404 for an unknown power or place, refusal when the place has several meanings
 */
export async function decides(
  tx: Snapshot,
  question: { power: string; place: string; at: Day }
): Promise<WhoDecides & { place: PlaceFound; counter: Counter | undefined }> {
  const { power, place: text, at } = question
  await getPower(tx, power)
  const places = await placesMeant(tx, text, at)
  const [place] = places
  if (!place) throw notFound('decide.refusal.no_place', { place: text, day: at })
  if (places.length > 1) {
    const told = places.map(({ area }) => `${area.kindName.vi} ${area.name} (${area.code})`).join('; ')
    throw refusal('decide.refusal.several_places', { place: text, places: told })
  }
  const answer = await whoDecides(tx, { power, areaId: place.area.id, at })
  return { ...answer, place, counter: await counterOf(tx, place.area.id, at) }
}
