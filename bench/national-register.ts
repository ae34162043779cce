import { sql } from 'kysely'
import type { Tx } from '../src/platform/database/index.ts'

/** How large the generated country is. */
export interface Size {
  provinces: number
  districts: number
  communes: number
  /** Bodies per commune besides what districts and provinces have. */
  bodiesPerCommune: number
  functions: number
}

export const country: Size = {
  provinces: 63,
  districts: 700,
  communes: 10_000,
  bodiesPerCommune: 4,
  functions: 40
}

/**
 * Writes a register of national size: areas in three levels, bodies with functions, none of it real.
 * Codes tell the place: p1, d1, c1; bodies are committee (b0-c1), and further ones under it (b1-c1 …).
 */
export async function generateRegister(tx: Tx, size: Size): Promise<void> {
  const run = (text: string) => sql.raw(text).execute(tx)
  await run(`insert into kind (code, scope, level, name_vi, name_en, name_de) values
    ('tinh', 'area', 'province', 'tỉnh', 'province', 'Provinz'), ('huyen', 'area', 'district', 'huyện', 'district', 'Kreis'),
    ('xa', 'area', 'commune', 'xã', 'commune', 'Gemeinde'),
    ('people_committee', 'organization', null, 'ủy ban', 'committee', 'Komitee'),
    ('division', 'organization', null, 'phòng', 'division', 'Fachamt')`)
  await run(`insert into function (code, parent_code, name_vi, name_en, name_de)
    select 'f' || n, 'all', 'lĩnh vực ' || n, 'field ' || n, 'Sachgebiet ' || n from generate_series(1, ${size.functions}) n`)
  await run(`insert into decision (number, issued_on, demonstration) values ('0/BENCH', '2000-01-01', true)`)
  await run(`create temp table made on commit drop as
    select 'p' || n as code, 'tinh' as kind, null as parent, uuidv7() as id from generate_series(1, ${size.provinces}) n
    union all select 'd' || n, 'huyen', 'p' || 1 + n % ${size.provinces}, uuidv7() from generate_series(1, ${size.districts}) n
    union all select 'c' || n, 'xa', 'd' || 1 + n % ${size.districts}, uuidv7() from generate_series(1, ${size.communes}) n`)
  await run(`insert into area (id) select id from made`)
  await run(`insert into area_version (area_id, valid, kind_code, code, name, parent_id)
    select m.id, '(,)', m.kind, m.code, 'Đơn vị ' || m.code, p.id from made m left join made p on p.code = m.parent`)
  await run(`create temp table bodies on commit drop as
    select 'b' || n || '-' || m.code as code, n, m.id as area_id, m.code as area_code, uuidv7() as id
    from made m cross join generate_series(0, case m.kind when 'xa' then ${size.bodiesPerCommune - 1} else 12 end) n`)
  await run(`insert into organization (id) select id from bodies`)
  await run(`insert into organization_version (organization_id, valid, kind_code, code, name, parent_id, area_id, functions)
    select b.id, '(,)', case b.n when 0 then 'people_committee' else 'division' end, b.code, 'Cơ quan ' || b.code, s.id, b.area_id,
      (select array_agg('f' || f) from generate_series(1, ${size.functions}) f where b.n = 0 or f % 4 = b.n % 4)
    from bodies b left join bodies s on b.n > 0 and s.area_id = b.area_id and s.n = 0`)
}
