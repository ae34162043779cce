import { sql } from 'kysely'
import type { Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import { fold } from '../../../organization/index.ts'
import { listPowers, type Power } from '../../resolve/index.ts'

/** Below this share of the words a name is something else. */
const enough = 0.5

/**
 * Powers by the words that people use ("giấy khai sinh"), with or without accents: those that have most of the words in
 * their names, other words or note, pairs of words in order counting more; the best first.
 */
export async function searchPowers(tx: Snapshot, text: string, at: Day, limit = 12): Promise<Power[]> {
  const asked = fold(text.trim().slice(0, 200))
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (!asked.length) return []
  const powers = await listPowers(tx, at)
  const exact = powers.filter(({ code }) => code === text.trim())
  if (exact.length) return exact
  const others = await otherWords(tx)
  const scored = powers.flatMap((power) => {
    const score = scoreOf(asked, [...Object.values(power.name), ...(others.get(power.code) ?? [])])
    return score >= enough ? [{ power, score }] : []
  })
  scored.sort(
    (one, other) => other.score - one.score || one.power.name.vi.length - other.power.name.vi.length
  )
  const best = scored[0]?.score ?? 0
  return scored
    .filter(({ score }) => score >= best * 0.6)
    .slice(0, limit)
    .map(({ power }) => power)
}

async function otherWords(tx: Snapshot): Promise<Map<string, string[]>> {
  const found = await sql<{ code: string; words: string[] }>`
    select code, words || coalesce(note, '') as words from power where words <> '{}' or note is not null`.execute(
    tx
  )
  return new Map(found.rows.map(({ code, words }) => [code, words]))
}

/** The share of the asked words that one of the texts has, and half as much again for pairs in the asked order. */
function scoreOf(asked: string[], texts: string[]): number {
  const pairs = asked.slice(1).map((word, index) => `${asked[index]} ${word}`)
  const scores = texts.map((text) => {
    const folded = ` ${fold(text)
      .split(/[^\p{L}\p{N}]+/u)
      .join(' ')} `
    const words = asked.filter((word) => folded.includes(` ${word} `)).length / asked.length
    const ordered = pairs.filter((pair) => folded.includes(` ${pair} `)).length / Math.max(1, pairs.length)
    return words + ordered / 2
  })
  return Math.max(...scores)
}
