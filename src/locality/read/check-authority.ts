import { knownNames, timeless } from './check-staff.ts'
import type { Words } from './check-words.ts'
import type { Checks } from './checks.ts'
import type { AuthorityTables, StaffTables } from './types.ts'

/** What the tables of powers must agree on; which bodies and posts there are only the register knows. */
export function checkAuthority(
  { powers, vestings, substitutions, paymentAccounts }: AuthorityTables,
  staff: StaffTables,
  words: Words,
  checks: Checks
): void {
  const known = knownNames(staff, words)
  checks.spans(powers)
  checks.once(powers.map(timeless), 'code')
  for (const read of powers) checks.reference(read, 'function', known.field, 'functions')

  checks.spans(vestings)
  checks.once(vestings.map(timeless), 'id')
  const power = knownPower({ powers })
  for (const read of vestings) {
    checks.reference(read, 'powers', power, 'powers')
    checks.reference(read, 'functions', known.field, 'functions')
    checks.reference(read, 'areas', known.areas, 'kinds')
    checks.reference(read, 'grantorPosition', known.position, 'positions')
    checks.reference(read, 'holderKind', known.kind, 'kinds')
    checks.reference(read, 'holderPosition', known.position, 'positions')
    checks.reference(read, 'decision', known.decision, 'decisions')
    demands(read, checks)
  }

  checks.spans(substitutions)
  checks.once(substitutions.map(timeless), 'id')
  for (const read of substitutions) {
    checks.reference(read, 'areas', known.areas, 'kinds')
    checks.reference(read, 'position', known.position, 'positions')
    checks.reference(read, 'substitutePosition', known.position, 'positions')
    checks.reference(read, 'decision', known.decision, 'decisions')
  }

  checks.spans(paymentAccounts)
  checks.once(paymentAccounts.map(timeless), 'id')
  for (const read of paymentAccounts) checks.reference(read, 'areas', known.areas, 'kinds')
}

/** Whether there is a power of a code; those that haicap itself asks for are built in. */
export function knownPower({ powers }: Pick<AuthorityTables, 'powers'>): (code: string) => boolean {
  const codes = new Set(powers.map(({ row }) => row.code))
  return (code) =>
    codes.has(code) || /^(register|changeover|staffing|authority|procedures|dossiers|webhooks)\./.test(code)
}

/** What the law wants of each act, as the register keeps it. */
function demands(read: AuthorityTables['vestings'][number], checks: Checks): void {
  const { act, powers, functions, holderKind, holderOrganization, holderPosition, grantorOrganization } =
    read.row
  if (Boolean(powers?.length) === Boolean(functions?.length))
    checks.refuse(read, 'powers', 'locality.exactly_one', { columns: 'powers, functions' })
  if (holderKind ? holderOrganization || holderPosition : !holderOrganization && !holderPosition)
    checks.refuse(read, 'holderKind', 'locality.exactly_one', {
      columns: 'holder_kind, holder_organization / holder_position'
    })
  if ((act === 'devolution') === Boolean(grantorOrganization))
    checks.refuse(read, 'grantorOrganization', 'locality.grantor')
  if (act === 'devolution' && functions?.length) checks.refuse(read, 'functions', 'locality.law_names_powers')
  const { lastDay, conditions, onward, publishedOn, publishedIn } = read.row
  if (act === 'authorization' && (!lastDay || !conditions || onward))
    checks.refuse(read, 'lastDay', 'locality.authorization')
  if (Boolean(publishedOn) !== Boolean(publishedIn))
    checks.refuse(read, 'publishedOn', 'locality.together', { columns: 'published_on, published_in' })
}
