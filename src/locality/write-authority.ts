import { sql } from 'kysely'
import type { Snapshot, Tx } from '../platform/database/index.ts'
import { type Problem, refusal } from '../platform/problem.ts'
import type { Read } from './read/tables.ts'
import type { AuthorityRow, AuthorityTables } from './read/types.ts'
import { inDatabase, range } from './rows.ts'
import { columns } from './staff-columns.ts'
import { decisionIds } from './write-staff.ts'
import { insertRows } from './write-tables.ts'

/**
 * Writes the powers, who holds which, who substitutes whom, and where people pay. A row for kinds of areas is written once for each area of its
 * first day, `{code}` standing for the area's code.
 * @throws Problem that names the line whose body or post is not there
 */
export async function writeAuthority(
  tx: Tx,
  { powers, vestings, substitutions, paymentAccounts }: AuthorityTables
): Promise<Record<string, number>> {
  const decision = await decisionIds(tx)
  const vestingRows: Record<string, unknown>[] = []
  for (const [day, rows] of Map.groupBy(vestings, ({ row }) => row.firstDay)) {
    const register = await registerOn(tx, day)
    for (const read of rows) vestingRows.push(...vestingsOf(read, register, decision(read.row.decision)))
  }
  const substitutionRows: Record<string, unknown>[] = []
  for (const [day, rows] of Map.groupBy(substitutions, ({ row }) => row.firstDay)) {
    const register = await registerOn(tx, day)
    for (const read of rows)
      substitutionRows.push(...substitutionsOf(read, register, decision(read.row.decision)))
  }
  const accountRows: Record<string, unknown>[] = []
  for (const [day, rows] of Map.groupBy(paymentAccounts, ({ row }) => row.firstDay)) {
    const register = await registerOn(tx, day)
    for (const read of rows) accountRows.push(...accountsOf(read, register))
  }
  // Powers come with those who hold them: a power that nobody holds would break a rule.
  const powerRows = powers.map(({ row }) => ({
    ...inDatabase(row),
    function_code: row.function,
    valid: range(row)
  }))
  return {
    powers: await insertRows(tx, 'power', columns.power, powerRows),
    vestings: await insertRows(tx, 'vesting', columns.vesting, vestingRows),
    substitutions: await insertRows(tx, 'substitution', columns.substitution, substitutionRows),
    paymentAccounts: await insertRows(tx, 'payment_account', columns.payment_account, accountRows)
  }
}

interface Register {
  areas: { id: string; code: string; kind: string; level: string }[]
  bodies: Map<string, string>
  posts: Map<string, string>
}

async function registerOn(tx: Snapshot, day: string): Promise<Register> {
  const areas = await sql<Register['areas'][number]>`
    select v.area_id as id, v.code, v.kind_code as kind, k.level from area_version v join kind k on k.code = v.kind_code
    where v.valid @> ${day}::date order by v.code`.execute(tx)
  const bodies = await sql<{ id: string; code: string }>`
    select organization_id as id, code from organization_version where valid @> ${day}::date`.execute(tx)
  const posts = await sql<{ id: string; key: string }>`
    select p.id, v.code || ' ' || p.position_code || ' ' ||
      row_number() over (partition by p.organization_id, p.position_code order by p.id) as key
    from post p join organization_version v on v.organization_id = p.organization_id and v.valid @> ${day}::date
    where p.valid @> ${day}::date`.execute(tx)
  return {
    areas: areas.rows,
    bodies: new Map(bodies.rows.map(({ code, id }) => [code, id])),
    posts: new Map(posts.rows.map(({ key, id }) => [key, id]))
  }
}

interface Party {
  organization?: string
  position?: string
  nth?: number
}

/** The id of a body or, where a position is named, of its post. */
function find(read: Read<object>, { bodies, posts }: Register, party: Party, code: string) {
  const organization = party.organization?.replaceAll('{code}', code)
  if (!organization) return {}
  const body = bodies.get(organization)
  if (!body) throw missing(read, 'locality.refusal.no_body', { code: organization })
  if (!party.position) return { body }
  const post = posts.get(`${organization} ${party.position} ${party.nth ?? 1}`)
  const params = { code: organization, position: party.position, nth: party.nth ?? 1 }
  if (!post) throw missing(read, 'locality.refusal.no_post', params)
  return { post }
}

function missing({ placeOf }: Read<object>, key: string, params: Record<string, string | number>): Problem {
  const { file, line, column } = placeOf('id')
  const told = { ...params, table: file }
  return refusal(key, told, [{ path: file, line, column, messageKey: key, params: told }])
}

/** The codes for which a row is written: those of its areas, or one that nobody reads. */
function places({ areas, codes }: { areas?: string; codes?: string[] }, register: Register): string[] {
  if (!areas) return ['']
  return register.areas
    .filter(
      ({ code, kind, level }) =>
        (kind === areas || level === areas) && (!codes?.length || codes.includes(code))
    )
    .map(({ code }) => code)
}

function vestingsOf(read: Read<AuthorityRow<'vestings'>>, register: Register, decisionId: string) {
  const { row } = read
  const things = [
    ...(row.powers ?? []).map((power_code) => ({ power_code })),
    ...(row.functions ?? []).map((function_code) => ({ function_code }))
  ]
  return places(row, register).flatMap((code) => {
    const { grantorOrganization, grantorPosition, grantorNth } = row
    const grantor = find(
      read,
      register,
      { organization: grantorOrganization, position: grantorPosition, nth: grantorNth },
      code
    )
    const { holderOrganization, holderPosition, holderNth } = row
    const holder = find(
      read,
      register,
      { organization: holderOrganization, position: holderPosition, nth: holderNth },
      code
    )
    const placeCode = row.place?.replaceAll('{code}', code)
    const place = register.areas.find((area) => area.code === placeCode)
    if (placeCode && !place) throw missing(read, 'locality.refusal.no_body', { code: placeCode })
    return things.map((thing) => ({
      ...inDatabase(row),
      ...thing,
      valid: range(row),
      reach: row.reach ?? 'area',
      grantor_organization_id: grantor.body,
      grantor_post_id: grantor.post,
      holder_kind_code: row.holderKind,
      holder_position_code: holderOrganization ? undefined : holderPosition,
      holder_organization_id: holder.body,
      holder_post_id: holder.post,
      place_id: place?.id,
      decision_id: decisionId
    }))
  })
}

function substitutionsOf(read: Read<AuthorityRow<'substitutions'>>, register: Register, decisionId: string) {
  const { row } = read
  const { organization, position, nth, substituteOrganization, substitutePosition, substituteNth } = row
  return places(row, register).map((code) => ({
    post_id: find(read, register, { organization, position, nth }, code).post,
    substitute_post_id: find(
      read,
      register,
      { organization: substituteOrganization, position: substitutePosition, nth: substituteNth },
      code
    ).post,
    valid: range(row),
    decision_id: decisionId,
    demonstration: row.demonstration
  }))
}

function accountsOf(read: Read<AuthorityRow<'paymentAccounts'>>, register: Register) {
  const { row } = read
  return places(row, register).map((code) => ({
    ...inDatabase(row),
    organization_id: find(read, register, { organization: row.organization }, code).body,
    account: row.account.replaceAll('{code}', code),
    valid: range(row),
    demonstration: row.demonstration ?? false
  }))
}
