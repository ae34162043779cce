import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import { type Day, dayBefore } from '../../../platform/day.ts'
import { toCsv } from '../../organization/index.ts'
import { type Catalogue, catalogueFormat } from '../catalogue.ts'
import { type Listed, listProcedures } from '../store/list.ts'
import { allVersions, type Version } from '../store/read-versions.ts'

/** The whole catalogue with every version; drafts for whoever may see them. It can be imported elsewhere as it is. */
export async function exportCatalogue(tx: Snapshot, options: { drafts: boolean }): Promise<Catalogue> {
  const versions = await allVersions(tx, options)
  const rests = await suspensionsByKey(tx)
  return {
    format: catalogueFormat,
    procedures: [...Map.groupBy(versions, ({ key }) => key)].map(([key, of]) => ({
      key,
      versions: of.map(versionInFile),
      ...(rests.has(key) && { suspensions: rests.get(key) })
    }))
  }
}

/** A version as the catalogue's file has it. */
export function versionInFile({
  number,
  content,
  publication
}: Version): Catalogue['procedures'][number]['versions'][number] {
  if (!publication) return { number, ...content }
  const { firstDay, end, decision, endedBy, endReason } = publication
  const ended = endedBy && {
    decision: decisionInFile(endedBy),
    ...(endReason && { reason: endReason })
  }
  return {
    number,
    ...content,
    published: {
      firstDay,
      ...(end && { lastDay: dayBefore(end) }),
      decision: decisionInFile(decision),
      ...(ended && { ended })
    }
  }
}

interface DecisionFacts {
  number: string
  issuer: string | null
  issuedOn: Day | null
}

function decisionInFile({ number, issuer, issuedOn }: DecisionFacts) {
  return { number, ...(issuer && { issuer }), ...(issuedOn && { issuedOn }) }
}

async function suspensionsByKey(tx: Snapshot) {
  const found = await sql<{
    key: string
    firstDay: Day
    end: Day | null
    reason: string
    decision: DecisionFacts
    endedBy: DecisionFacts | null
  }>`
    select r.key, lower(s.valid) as "firstDay", upper(s.valid) as "end", s.reason,
      jsonb_build_object('number', d.number, 'issuer', d.issuer, 'issuedOn', d.issued_on) as decision,
      case when b.id is not null
        then jsonb_build_object('number', b.number, 'issuer', b.issuer, 'issuedOn', b.issued_on) end as "endedBy"
    from procedure_suspension s join procedure r on r.id = s.procedure_id join decision d on d.id = s.decision_id
    left join decision b on b.id = s.ended_by
    order by r.key, lower(s.valid)`.execute(tx)
  const rows = found.rows.map(({ key, firstDay, end, reason, decision, endedBy }) => ({
    key,
    rest: {
      firstDay,
      ...(end && { lastDay: dayBefore(end) }),
      reason,
      decision: decisionInFile(decision),
      ...(endedBy && { ended: { decision: decisionInFile(endedBy) } })
    }
  }))
  return new Map(
    [...Map.groupBy(rows, ({ key }) => key)].map(([key, of]) => [key, of.map(({ rest }) => rest)])
  )
}

/** The flat list of a day as CSV: one line for each procedure in force. */
export async function exportList(tx: Snapshot, at: Day): Promise<string> {
  return listAsCsv(await listProcedures(tx, at))
}

/** Rows of a list as CSV. */
export function listAsCsv(rows: readonly Listed[]): string {
  return toCsv(rows, {
    key: ({ key }) => key,
    national_code: ({ nationalCode }) => nationalCode,
    local_code: ({ localCode }) => localCode,
    name_vi: ({ name }) => name.vi,
    level: ({ level }) => level,
    field: ({ field }) => field,
    power: ({ power }) => power,
    limit_amount: ({ limit }) => limit?.amount,
    limit_unit: ({ limit }) => limit?.unit,
    online: ({ online }) => online,
    channels: ({ channels }) => channels.join(';'),
    fees: ({ fees }) => fees.join(';'),
    first_day: ({ firstDay }) => firstDay,
    last_day: ({ end }) => end && dayBefore(end),
    suspended: ({ suspended }) => suspended,
    uncertain: ({ uncertain }) => uncertain,
    source: ({ source }) => source
  })
}
