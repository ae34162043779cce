import { sql } from 'kysely'
import { after, cursorOf, inOrder } from '../../src/modules/dossiers/exchange/events.ts'
import type { Snapshot } from '../../src/platform/database/index.ts'

const page = 2000

/** Someone who follows the outbox as other systems do: always on from where they are, never back. */
export class Reader {
  readonly #seen = new Set<string>()
  #cursor = ''
  #faults: string[] = []

  /** How many entries it was told. */
  get told(): number {
    return this.#seen.size
  }

  async readOn(tx: Snapshot): Promise<void> {
    for (;;) {
      const found = await sql<{ entry: string; cursor: string }>`
        select e.dossier_id || '/' || e.number as entry, ${cursorOf} as cursor
        from dossier_event e where ${after(this.#cursor || '0')} ${inOrder} limit ${page}`.execute(tx)
      for (const { entry } of found.rows) {
        if (this.#seen.has(entry)) this.#faults.push(`${entry} was told twice`)
        this.#seen.add(entry)
      }
      this.#cursor = found.rows.at(-1)?.cursor ?? this.#cursor
      if (found.rows.length < page) return
    }
  }

  takeFaults(): string[] {
    const found = this.#faults
    this.#faults = []
    return found
  }
}
