import type { Snapshot } from '../../../../platform/database/index.ts'
import {
  fieldsByCode,
  type HeldPower,
  type InLanguages,
  type PostInWords,
  type PowersQuestion,
  postsInWords,
  powersOf
} from '../../resolve/index.ts'
import { areaNames } from './place.ts'

/** The powers of one field that a post holds, with the names of the places where that is not plain. */
export interface HeldInField {
  field: InLanguages
  powers: (HeldPower & { place: string })[]
}

/** A capacity: a post, and what it may decide, by field. */
export interface Capacity {
  post: PostInWords
  fields: HeldInField[]
  count: number
}

/** What a person, a post or a body may decide, by post and field; the posts with the most first. */
export async function heldByPost(tx: Snapshot, question: PowersQuestion): Promise<Capacity[]> {
  const held = await powersOf(tx, question)
  const { at } = question
  const posts = await postsInWords(tx, [...new Set(held.map(({ postId }) => postId))], at)
  const places = await areaNames(tx, [...new Set(held.map(({ placeId }) => placeId))], at)
  const fields = await fieldsByCode(tx)
  const byPost = Map.groupBy(held, ({ postId }) => postId)
  return [...byPost]
    .flatMap(([postId, own]) => {
      const post = posts.get(postId)
      return post ? [{ post, count: own.length, fields: inFields(own, fields, places) }] : []
    })
    .sort((one, other) => other.count - one.count)
}

function inFields(
  held: HeldPower[],
  names: Map<string, InLanguages>,
  places: Map<string, { name: string }>
): HeldInField[] {
  const groups = Map.groupBy(held, ({ power }) => power.functionCode)
  return [...groups].map(([code, powers]) => ({
    field: names.get(code) ?? { vi: code, en: code, de: code },
    powers: powers.map((one) => ({ ...one, place: places.get(one.placeId)?.name ?? '' }))
  }))
}
