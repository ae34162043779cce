import type { ProblemDetail } from '../../../platform/problem.ts'
import { type Pot, pots } from '../quotas/quota.ts'
import { headcountOf, type Line, type Texts } from './scheme.ts'

/** How large the share of some ranks may be, as the law of a day says it. */
export interface RankLimit {
  id: string
  ranks: string[]
  /** None: all positions (of the group). */
  positions: string[]
  group: string | null
  /** 0 to 1. */
  maxShare: number
  source: string | null
  note: string | null
}

/** What a version is held against. */
export interface Measures {
  limits: RankLimit[]
  /** Headcount that the body has for what its scheme is about; null: no quota assigned. */
  quota: Record<Pot, number | null>
  /** Who serves permanently today in each position that the scheme is about. */
  present: Record<string, Present>
}

export interface Present {
  title: string
  people: number
}

export interface Content extends Texts {
  number: number
  lines: readonly Line[]
}

/** Something that is wrong with a version; `refuses`: it cannot be submitted or approved like that. */
export interface Finding extends ProblemDetail {
  path: string
  params: Record<string, string | number>
  refuses: boolean
}

/** How a limit stands in a version. */
export interface LimitStanding {
  limit: RankLimit
  counted: number
  among: number
  /** The most that the limit lets these ranks be. */
  allowed: number
  kept: boolean
}

/**
 * Everything that speaks against a version: what is missing, ranks not split or beyond their limits, more headcount
 * than the quota. Advice too, which refuses nothing: no quota yet, fewer posts than people.
 */
export function findingsOf(content: Content, measures: Measures): Finding[] {
  return [
    ...missingTexts(content),
    ...content.lines.flatMap((line) => lineFindings(line, measures)),
    ...limitFindings(content.lines, measures.limits),
    ...pots.flatMap((pot) => quotaFindings(content.lines, pot, measures.quota[pot])),
    ...forgotten(content.lines, measures.present)
  ]
}

/** Each limit that concerns the lines, with how it stands. */
export function limitsOn(lines: readonly Line[], limits: readonly RankLimit[]): LimitStanding[] {
  return limits.flatMap((limit) => {
    const concerned = lines.filter(
      ({ position, group }) =>
        (!limit.positions.length || limit.positions.includes(position)) &&
        (limit.group === null || limit.group === group)
    )
    const among = headcountOf(concerned)
    if (!among) return []
    const counted = concerned.reduce((sum, { ranks }) => sum + inRanks(ranks, limit.ranks), 0)
    // Rounded first: 0.3 × 10 is a hair below 3.
    const allowed = Math.floor(Math.round(limit.maxShare * among * 1e6) / 1e6)
    return [{ limit, counted, among, allowed, kept: counted <= allowed }]
  })
}

function finding(messageKey: string, path: string, params: Finding['params'] = {}, refuses = true): Finding {
  return { messageKey, path, params, refuses }
}

function missingTexts({ number, lines, ...texts }: Content): Finding[] {
  const missing = (['legalBasis', 'functions', 'commitment', 'changes'] as const).filter(
    (field) => !texts[field].trim()
  )
  return [
    ...missing.map((field) => finding(`schemes.finding.missing_${snake(field)}`, snake(field), { number })),
    ...(lines.length ? [] : [finding('schemes.finding.no_lines', 'lines')])
  ]
}

function lineFindings(line: Line, { present }: Measures): Finding[] {
  const { position, headcount, ranks, ladder } = line
  const params = { position: line.title.vi, headcount }
  const path = `lines.${position}`
  const split = Object.values(ranks).reduce((sum, count) => sum + count, 0)
  const strange = Object.keys(ranks).filter((rank) => !ladder.some(({ code }) => code === rank))
  const found: Finding[] = []
  if (!line.jobDescription.trim()) found.push(finding('schemes.finding.no_description', path, params))
  if (!line.competency.trim()) found.push(finding('schemes.finding.no_competency', path, params))
  if (ladder.length && split !== headcount)
    found.push(finding('schemes.finding.not_split', path, { ...params, split }))
  if (strange.length)
    found.push(finding('schemes.finding.strange_ranks', path, { ...params, ranks: strange.join(', ') }))
  const people = present[position]?.people ?? 0
  if (people > headcount)
    found.push(finding('schemes.finding.fewer_than_people', path, { ...params, people }, false))
  return found
}

function limitFindings(lines: readonly Line[], limits: readonly RankLimit[]): Finding[] {
  return limitsOn(lines, limits)
    .filter(({ kept }) => !kept)
    .map(({ limit, counted, among, allowed }) =>
      finding('schemes.finding.over_limit', 'lines', {
        ranks: limit.ranks.join(', '),
        counted,
        among,
        allowed,
        percent: Math.round(limit.maxShare * 1000) / 10,
        source: limit.source ?? limit.id
      })
    )
}

function quotaFindings(lines: readonly Line[], pot: Pot, quota: number | null): Finding[] {
  const headcount = headcountOf(lines, pot)
  if (quota === null) return headcount ? [finding('schemes.finding.no_quota', 'lines', { pot }, false)] : []
  if (headcount <= quota) return []
  return [finding('schemes.finding.over_quota', 'lines', { pot, headcount, quota })]
}

/** Positions that people hold and that the version leaves out. */
function forgotten(lines: readonly Line[], present: Record<string, Present>): Finding[] {
  const named = new Set(lines.map(({ position }) => position))
  return Object.entries(present)
    .filter(([position, { people }]) => people > 0 && !named.has(position))
    .map(([position, { title, people }]) =>
      finding('schemes.finding.left_out', `lines.${position}`, { position: title, people }, false)
    )
}

function inRanks(ranks: Record<string, number>, counted: string[]): number {
  return counted.reduce((sum, code) => sum + (ranks[code] ?? 0), 0)
}

function snake(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
