import type { ComparableTerritory } from '../../store/comparable.ts'

/** Ids of the territories of the later column that consist of whole territories of the earlier one: comparable without shares. */
export function likeForLike(pairs: ComparableTerritory[]): Set<string> {
  const split = new Set(pairs.filter((pair) => pair.extent === 'part').map((pair) => pair.toId))
  return new Set(pairs.map((pair) => pair.toId).filter((id) => !split.has(id)))
}
