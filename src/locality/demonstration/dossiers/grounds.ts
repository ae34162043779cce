import { type GroundAsked, groundsOfMany } from '../../../modules/authority/index.ts'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Ground } from '../../../platform/record/index.ts'

/**
 * On what grounds people act. Asked for one by one and found for many at once: a ground that is not known yet is taken for
 * granted, and whoever asked for it asks again when it is found.
 */
export class Grounds {
  readonly #known = new Map<string, Ground | null>()
  readonly #wanted = new Map<string, GroundAsked>()

  /** Undefined: not known yet. @param when what the answer holds for: an era, or a day on which somebody is away */
  of(asked: GroundAsked, when: string): Ground | null | undefined {
    const key = `${asked.personId} ${asked.power} ${asked.organizationId ?? asked.areaId} ${when}`
    const known = this.#known.get(key)
    if (known === undefined) this.#wanted.set(key, asked)
    return known
  }

  /** @returns whether anything was to be found */
  async find(tx: Snapshot): Promise<boolean> {
    const wanted = [...this.#wanted]
    if (!wanted.length) return false
    const found = await groundsOfMany(
      tx,
      wanted.map(([, asked]) => asked)
    )
    for (const [nth, [key]] of wanted.entries()) this.#known.set(key, found[nth] ?? null)
    this.#wanted.clear()
    return true
  }
}
