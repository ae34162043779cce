import type { Day } from '../../platform/day.ts'

/** What tells legal acts apart: each issuer counts by itself, and begins anew each year. */
export interface CitedDecision {
  number: string
  issuer?: string | null
  issuedOn?: Day | null
}

/** How a decision is cited so that no other is meant: `12/NQ-HĐND (HĐND tỉnh Yên Bái, 2025-04-29)`. */
export function citationOf({ number, issuer, issuedOn }: CitedDecision): string {
  const more = furtherOf({ issuer, issuedOn })
  return more ? `${number} (${more})` : number
}

const furtherOf = ({ issuer, issuedOn }: Omit<CitedDecision, 'number'>) =>
  [issuer, issuedOn].filter(Boolean).join(', ')

/** The number in a citation that says more than that. */
export function numberIn(citation: string): string {
  return parts(citation)?.number ?? citation
}

function parts(citation: string): { number: string; further: string } | undefined {
  const [, number, further] = /^(.+?) \((.+)\)$/.exec(citation) ?? []
  return number && further ? { number, further } : undefined
}

/** Decisions to be found by how they are cited. */
export class CitedDecisions<D extends CitedDecision> {
  readonly all: readonly D[]
  readonly #byNumber: Map<string, D[]>

  constructor(all: Iterable<D>) {
    this.all = [...all]
    this.#byNumber = Map.groupBy(this.all, ({ number }) => number)
  }

  /**
   * Whatever a citation may mean: its number alone, or behind it in brackets the issuer, the day of issue (ISO), or
   * both. What is so much and no more is meant first; more than one: it has to say more.
   */
  cited(citation: string): D[] {
    const numbered = this.#byNumber.get(citation)
    if (numbered) return numbered
    const { number = '', further } = parts(citation) ?? {}
    const among = this.#byNumber.get(number) ?? []
    const whole = among.filter((decision) => furtherOf(decision) === further)
    if (whole.length) return whole
    return among.filter(({ issuer, issuedOn }) => further && [issuer, issuedOn].includes(further))
  }

  /**
   * Those that somebody may mean who cites one and names its issuer or day, or leaves them out; one that is known without
   * its issuer is told by its day.
   */
  meant({ number, issuer, issuedOn }: CitedDecision): D[] {
    const ofDay = this.cited(number).filter((one) => !issuedOn || one.issuedOn === issuedOn)
    const found = ofDay.filter((one) => !issuer || one.issuer === issuer)
    return found.length || !issuedOn ? found : ofDay.filter((one) => !one.issuer)
  }
}

/** Several decisions as a message names them. */
export function candidatesIn(decisions: readonly CitedDecision[]): string {
  return decisions.map(citationOf).join('; ')
}
