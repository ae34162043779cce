import type { Catalogue } from '../../modules/procedures/index.ts'
import type { Checks } from './checks.ts'
import type { DossierTables } from './types.ts'

/** What the tables of invented dossiers must agree on; which areas there are on a day only the register knows. */
export function checkDossiers(
  { dossiers, dossierPeriods, dossierDesks }: DossierTables,
  catalogue: Catalogue | undefined,
  citizens: readonly { subject: string }[],
  checks: Checks
): void {
  const keys = new Set(catalogue?.procedures.map(({ key }) => key))
  const procedure = (key: string) => keys.has(key)
  checks.once(dossiers, 'procedure')
  checks.once(dossierPeriods, 'id', ({ id }) => id)
  checks.spans(dossierPeriods)
  checks.once(dossierDesks, 'id')
  for (const read of dossiers) checks.reference(read, 'procedure', procedure, 'procedures')
  const subjects = new Set(citizens.map(({ subject }) => subject))
  for (const read of dossierDesks) {
    checks.reference(read, 'procedures', procedure, 'procedures')
    checks.reference(read, 'citizen', (subject) => subjects.has(subject), 'locality.json')
  }
  for (const read of dossierPeriods) {
    checks.reference(read, 'procedures', procedure, 'procedures')
    const { firstDay, lastDays } = read.row
    if ((firstDay === undefined) === (lastDays === undefined))
      checks.refuse(read, 'firstDay', 'locality.exactly_one', { columns: 'first_day, last_days' })
  }
}
