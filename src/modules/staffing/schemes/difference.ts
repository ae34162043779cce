import { diffWords } from 'diff'
import type { Line, RankWord, Texts, Words } from './scheme.ts'

/** A stretch of a text: kept, or only in the later or the earlier one. */
export interface Stretch {
  text: string
  what: 'kept' | 'added' | 'removed'
}

export interface NumberChange {
  from: number
  to: number
}

export interface RankChange extends NumberChange {
  code: string
  name: Words
}

export interface LineDifference {
  position: string
  title: Words
  what: 'added' | 'removed' | 'changed'
  headcount: NumberChange
  /** Ranks whose share of the headcount changed. */
  ranks: RankChange[]
  texts: { field: 'jobDescription' | 'competency'; stretches: Stretch[] }[]
}

export interface Difference {
  texts: { field: 'legalBasis' | 'functions' | 'commitment'; stretches: Stretch[] }[]
  lines: LineDifference[]
  /** How many lines are the same in both. */
  unchanged: number
  headcount: NumberChange
}

export interface Comparable extends Omit<Texts, 'changes'> {
  lines: readonly Line[]
}

/**
 * What is different between two versions of a scheme, line by line: added, removed, changed in headcount, rank split
 * or words. Lines come in the order of the later version, what was removed last.
 */
export function differenceBetween(from: Comparable, to: Comparable): Difference {
  const before = new Map(from.lines.map((line) => [line.position, line]))
  const after = new Map(to.lines.map((line) => [line.position, line]))
  const pairs = [
    ...to.lines.map((line) => ({ old: before.get(line.position), now: line as Line | undefined })),
    ...from.lines.filter(({ position }) => !after.has(position)).map((old) => ({ old, now: undefined }))
  ]
  const lines = pairs.flatMap(({ old, now }) => lineDifference(old, now) ?? [])
  return {
    texts: (['legalBasis', 'functions', 'commitment'] as const).flatMap((field) =>
      from[field] === to[field] ? [] : [{ field, stretches: stretchesBetween(from[field], to[field]) }]
    ),
    lines,
    unchanged: pairs.length - lines.length,
    headcount: { from: sum(from.lines), to: sum(to.lines) }
  }
}

/** Word by word, spaces kept as they stand in the later text. */
export function stretchesBetween(from: string, to: string): Stretch[] {
  return diffWords(from, to).map(({ value, added, removed }) => ({
    text: value,
    what: added ? 'added' : removed ? 'removed' : 'kept'
  }))
}

/** Null when the line is the same in both. */
function lineDifference(old: Line | undefined, now: Line | undefined): LineDifference | null {
  const line = now ?? old
  if (!line) return null
  const found: LineDifference = {
    position: line.position,
    title: line.title,
    what: !old ? 'added' : !now ? 'removed' : 'changed',
    headcount: { from: old?.headcount ?? 0, to: now?.headcount ?? 0 },
    ranks: rankChanges(old, now),
    texts: old && now ? textChanges(old, now) : []
  }
  const same = found.headcount.from === found.headcount.to && !found.ranks.length && !found.texts.length
  return found.what === 'changed' && same ? null : found
}

function textChanges(old: Line, now: Line): LineDifference['texts'] {
  return (['jobDescription', 'competency'] as const).flatMap((field) =>
    old[field] === now[field] ? [] : [{ field, stretches: stretchesBetween(old[field], now[field]) }]
  )
}

function rankChanges(old: Line | undefined, now: Line | undefined): RankChange[] {
  const codes = [...new Set([...Object.keys(old?.ranks ?? {}), ...Object.keys(now?.ranks ?? {})])]
  const ladder = [...(now?.ladder ?? []), ...(old?.ladder ?? [])]
  const order = ladder.map(({ code }) => code)
  return codes
    .map((code) => ({
      code,
      name: nameIn(ladder, code),
      from: old?.ranks[code] ?? 0,
      to: now?.ranks[code] ?? 0
    }))
    .filter(({ from, to }) => from !== to)
    .sort((one, other) => order.indexOf(one.code) - order.indexOf(other.code))
}

/** A rank that is on no ladder any more is called by its code. */
function nameIn(ladder: RankWord[], code: string): Words {
  return ladder.find((rank) => rank.code === code)?.name ?? { vi: code, en: code, de: code }
}

function sum(lines: readonly Line[]): number {
  return lines.reduce((total, { headcount }) => total + headcount, 0)
}
