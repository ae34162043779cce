import { sql } from 'kysely'
import { z } from 'zod'
import { applyChanges, emptyChangeSet, ensureDecision } from '../src/modules/organization/index.ts'
import type { Database } from '../src/platform/database/index.ts'
import { type Act, type Actor, perform } from '../src/platform/record/index.ts'

/** Every year all communes change their name and a tenth of the divisions is followed by new ones. */
export async function repeatedChangeovers(
  database: Database,
  actor: Actor,
  firstYear: number,
  years: number
): Promise<void> {
  for (let year = firstYear; year < firstYear + years; year++)
    await perform(database, yearly, actor, { year })
}

const yearly: Act<{ year: number }, null> = {
  name: 'bench.yearly',
  input: z.object({ year: z.number() }),
  power: 'register.change',
  async run({ tx }, { year }) {
    const day = `${year}-01-01`
    const { id: decisionId } = await ensureDecision(tx, {
      number: `${year}/BENCH`,
      issuedOn: day,
      demonstration: true
    })
    const changes = emptyChangeSet(day)
    const areas = await sql<{ id: string; name: string }>`select area_id as id, name from area_version
      where valid @> ${day}::date and kind_code = 'xa'`.execute(tx)
    changes.areas.alters = areas.rows.map(({ id, name }) => ({
      id,
      decisionId,
      clause: null,
      patch: { name: `${name.split(' #')[0]} #${year}` }
    }))
    // The new body also takes over what the old one had taken over.
    const bodies = await sql<{ id: string; name: string; code: string; areaId: string; functions: string[] }>`
      select organization_id as id, name, code, area_id as "areaId", functions from organization_version v
      where valid @> ${day}::date and kind_code = 'division' and abs(hashtext(code)) % 10 = ${year % 10}`.execute(
      tx
    )
    for (const body of bodies.rows) {
      const id = crypto.randomUUID()
      const cite = { decisionId, clause: null }
      changes.organizations.ends.push({ id: body.id, ...cite })
      changes.organizations.begins.push({
        id,
        ...cite,
        facts: {
          kind: 'division',
          code: body.code,
          name: body.name,
          areaId: body.areaId,
          functions: body.functions
        }
      })
      changes.organizations.successions.push({
        predecessorId: body.id,
        successorId: id,
        functionCode: 'all',
        extent: 'whole',
        ...cite
      })
    }
    await applyChanges(tx, changes)
    return { result: null }
  }
}
