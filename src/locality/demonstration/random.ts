/**
 * Chance that falls the same way each time: whoever loads the same folder gets the same people.
 * The generator is sfc32; its seed is any text.
 */
export class Random {
  #state: [number, number, number, number]

  constructor(seed: string) {
    let hash = 0x811c9dc5
    for (const letter of seed) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
    this.#state = [hash | 0, 0x9e3779b9 | 0, 0x243f6a88 | 0, 1]
    for (let round = 0; round < 15; round++) this.next()
  }

  /** At least 0, less than 1. */
  next(): number {
    const [a, b, c, d] = this.#state
    const sum = (((a + b) | 0) + d) | 0
    this.#state = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0, (d + 1) | 0]
    return (sum >>> 0) / 4294967296
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1))
  }

  /** @throws Error for an empty list */
  pick<T>(list: readonly T[]): T {
    const found = list[Math.floor(this.next() * list.length)]
    if (found === undefined) throw new Error('nothing to pick from')
    return found
  }

  /** One of the things, each as likely as its weight says. */
  weighted<T>(list: readonly T[], weightOf: (it: T) => number): T {
    let left = this.next() * list.reduce((sum, it) => sum + weightOf(it), 0)
    for (const it of list) {
      left -= weightOf(it)
      if (left < 0) return it
    }
    return this.pick(list)
  }

  /** The same things in another order. */
  shuffled<T>(list: readonly T[]): T[] {
    const mixed = [...list]
    for (let last = mixed.length - 1; last > 0; last--) {
      const other = Math.floor(this.next() * (last + 1))
      ;[mixed[last], mixed[other]] = [mixed[other] as T, mixed[last] as T]
    }
    return mixed
  }

  /** UUIDs of version 7 that follow each other in the order in which they are made. */
  ids(): () => string {
    let made = 0
    return () => {
      const time = (0x0197_0000_0000 + made++).toString(16).padStart(12, '0')
      const hex = () =>
        Math.floor(this.next() * 0x10000)
          .toString(16)
          .padStart(4, '0')
      const variant = (0x8000 | (Math.floor(this.next() * 0x4000) & 0x3fff)).toString(16)
      return `${time.slice(0, 8)}-${time.slice(8)}-7${hex().slice(1)}-${variant}-${hex()}${hex()}${hex()}`
    }
  }
}

/** Shares a whole number out by weights, so that the shares add up to it (largest remainders). */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((one, other) => one + other, 0)
  const exact = weights.map((weight) => (sum ? (total * weight) / sum : 0))
  const shares = exact.map(Math.floor)
  const left = total - shares.reduce((one, other) => one + other, 0)
  const order = exact.map((value, at) => ({ at, rest: value - Math.floor(value) }))
  order.sort((one, other) => other.rest - one.rest || one.at - other.at)
  for (const { at } of order.slice(0, left)) shares[at] = (shares[at] ?? 0) + 1
  return shares
}
