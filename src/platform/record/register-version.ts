import { registerSeen, type Snapshot } from '../database/index.ts'

const versions = new WeakMap<Snapshot, Promise<string>>()

/** The same for two transactions that see the same register; '' for one that may change it. */
export function registerVersion(tx: Snapshot): Promise<string> {
  const known = versions.get(tx)
  if (known !== undefined) return known
  const asked = registerSeen(tx)
  versions.set(tx, asked)
  return asked
}

/** Said of a transaction that may change the register: nothing is remembered of what it sees before others do. */
export function leaveUnsettled(tx: Snapshot): void {
  versions.set(tx, Promise.resolve(''))
}

const kept = 50_000

/**
 * Remembers what follows from the register alone (who may what, who is competent, when offices work) as long as it is
 * not changed. What is asked about a day has the day in its key. An act that may change the register asks anew each time.
 */
export class FromRegister<V> {
  #version = ''
  #values = new Map<string, Promise<V>>()

  /** The value of a key, made at the first question after a change of the register. */
  async get(tx: Snapshot, key: string, make: () => Promise<V>): Promise<V> {
    const version = await registerVersion(tx)
    if (version === '') return make()
    if (version !== this.#version || this.#values.size > kept) {
      this.#version = version
      this.#values = new Map()
    }
    const values = this.#values
    const known = values.get(key)
    if (known !== undefined) return known
    const made = make()
    values.set(key, made)
    // Neither a failure nor a thing that is not there yet is kept.
    made.then(
      (value) => value === undefined && values.delete(key),
      () => values.delete(key)
    )
    return made
  }
}
