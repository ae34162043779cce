import { sql } from 'kysely'
import { establish } from '../../src/modules/organization/index.ts'
import { type Database, write } from '../../src/platform/database/index.ts'
import { type Act, perform, systemActor } from '../../src/platform/record/index.ts'

export const clerk = systemActor('test')

/** The founding decision of the small province; everything in it begins on 2020-01-01. */
export const founding = { number: '01/NQ-HĐND', issuer: 'HĐND tỉnh', issuedOn: '2020-01-01' }

/** Kinds, fields and norms as a locality would give them, and no unit yet. */
export async function words(database: Database): Promise<void> {
  await write(database, async (tx) => {
    await sql`insert into kind (code, scope, level, name_vi, name_en, name_de, abbreviations, valid) values
      ('tinh', 'area', 'province', 'Tỉnh', 'Province', 'Provinz', '{}', '(,)'),
      ('huyen', 'area', 'district', 'Huyện', 'District', 'Kreis', '{H.}', '(,2025-07-01)'),
      ('xa', 'area', 'commune', 'Xã', 'Commune', 'Gemeinde', '{X.}', '(,)'),
      ('thi_tran', 'area', 'commune', 'Thị trấn', 'Township', 'Marktort', '{TT}', '(,2025-07-01)'),
      ('phuong', 'area', 'commune', 'Phường', 'Ward', 'Stadtteil', '{P.}', '(,)'),
      ('people_committee', 'organization', null, 'Ủy ban nhân dân', 'People''s Committee', 'Volkskomitee', '{UBND}', '(,)'),
      ('division', 'organization', null, 'Phòng', 'Division', 'Fachamt', '{}', '(,)'),
      ('psu', 'organization', null, 'Đơn vị sự nghiệp', 'Public service unit', 'Dienstleistungseinheit', '{}', '(,)')`.execute(
      tx
    )
    await sql`insert into function (code, parent_code, name_vi, name_en, name_de) values
      ('land', 'all', 'Đất đai', 'Land', 'Boden'), ('justice', 'all', 'Tư pháp', 'Justice', 'Justiz'),
      ('justice.civil_status', 'justice', 'Hộ tịch', 'Civil status', 'Personenstand')`.execute(tx)
  })
}

/**
 * Tỉnh Mường Thử (p1) with huyện Nậm Mơ (d1) and the communes Bản Pho (c1), Tả Van (c2) and Nậm Cang (c3),
 * each commune with its committee (u1, u2, u3).
 */
export async function smallProvince(database: Database): Promise<void> {
  await words(database)
  const area = (code: string, name: string, kind: string, parent?: string) =>
    act(database, establish, {
      decision: founding,
      effectiveOn: '2020-01-01',
      unit: 'area',
      into: [{ code, name, kind, parent }]
    })
  await area('p1', 'Mường Thử', 'tinh')
  await area('d1', 'Nậm Mơ', 'huyen', 'p1')
  for (const [n, name] of ['Bản Pho', 'Tả Van', 'Nậm Cang'].entries()) {
    await area(`c${n + 1}`, name, 'xa', 'd1')
    await act(database, establish, {
      decision: founding,
      effectiveOn: '2020-01-01',
      unit: 'organization',
      into: [
        {
          code: `u${n + 1}`,
          name: `Ủy ban nhân dân xã ${name}`,
          kind: 'people_committee',
          area: `c${n + 1}`,
          functions: ['land', 'justice']
        }
      ]
    })
  }
}

/** Does an act as the clerk. */
export function act<I, O>(database: Database, what: Act<I, O>, input: unknown): Promise<O> {
  return perform(database, what, clerk, input)
}

/** A decision of a day. */
export const decided = (number: string, issuedOn: string) => ({ number, issuedOn })

/** The message keys with which something was refused, or `[]` when it was not. */
export async function refusals(work: Promise<unknown>): Promise<string[]> {
  try {
    await work
    return []
  } catch (error) {
    const { messageKey, details = [] } = error as { messageKey: string; details?: { messageKey: string }[] }
    return details.length ? details.map((detail) => detail.messageKey) : [messageKey]
  }
}
