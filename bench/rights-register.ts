import { sql } from 'kysely'
import { type Database, write } from '../src/platform/database/index.ts'

/** How large the generated government is. */
export interface GovernmentSize {
  provinces: number
  communes: number
  powers: number
}

/** Two tiers after the mergers of 2025; 452 posts in each commune, 1.5 million in all. */
export const government: GovernmentSize = { provinces: 34, communes: 3_321, powers: 150 }

/** Bodies of a commune: how many of a kind, and which seats each has. */
const bodies = [
  { kind: 'people_committee', count: 1, seats: { chair: 1, vice_chair: 2, officer: 9 } },
  { kind: 'division', count: 4, seats: { director: 1, deputy_director: 2, officer: 7 } },
  { kind: 'psu', count: 4, seats: { director: 1, deputy_director: 2, employee: 97 } }
]
const fields = 10
const batch = 100

/** The day that the bench asks about; everything began before. */
export const day = '2026-06-01'

/**
 * Writes a government of national size by plain inserts with every constraint in place: communes with their bodies, posts
 * with holders, powers by law, what provinces decentralize, and in every commune what its chair assigns and authorizes.
 * Codes tell the place: p1, c1; the committee of c1 is b0-c1, its other bodies b1-c1 …
 */
export async function generateGovernment(
  database: Database,
  size: GovernmentSize,
  progress: (done: string) => void
): Promise<void> {
  const run = (...statements: string[]) =>
    write(database, async (tx) => {
      for (const statement of statements) await sql.raw(statement).execute(tx)
    })
  await run(...words(size))
  await run(...units(size))
  for (let first = 1; first <= size.communes; first += batch) {
    await run(...staff(first, first + batch - 1))
    progress(`communes staffed: ${Math.min(size.communes, first + batch - 1)} of ${size.communes}`)
  }
  await run(...vestings())
}

const decision = `(select id from decision where number = '0/BENCH')`

function words(size: GovernmentSize): string[] {
  const named = (code: string) => `${code}, ${code}, ${code}`
  return [
    `insert into kind (code, scope, level, name_vi, name_en, name_de) values
      ('tinh', 'area', 'province', 'tỉnh', 'province', 'Provinz'), ('xa', 'area', 'commune', 'xã', 'commune', 'Gemeinde'),
      ('people_committee', 'organization', null, 'ủy ban', 'committee', 'Komitee'),
      ('division', 'organization', null, 'phòng', 'division', 'Fachamt'), ('psu', 'organization', null, 'trường', 'school', 'Schule')`,
    `insert into function (code, parent_code, name_vi, name_en, name_de)
      select 'f' || n, 'all', ${named("'lĩnh vực ' || n")} from generate_series(1, ${fields}) n`,
    `insert into power (code, function_code, kind, name_vi, name_en, name_de)
      select 'w' || n, 'f' || 1 + n % ${fields}, 'decision', ${named("'thẩm quyền ' || n")} from generate_series(1, ${size.powers}) n`,
    `insert into position (code, group_code, lead, title_vi, title_en, title_de)
      select c, g, l, ${named('c')} from (values ('chair', 'leadership', 'head'), ('vice_chair', 'leadership', 'deputy'),
        ('director', 'leadership', 'head'), ('deputy_director', 'leadership', 'deputy'), ('officer', 'professional', null),
        ('employee', 'professional', null)) v (c, g, l)`,
    `insert into decision (number, issued_on, demonstration) values ('0/BENCH', '2000-01-01', true)`
  ]
}

function units(size: GovernmentSize): string[] {
  const kinds = bodies.flatMap(({ kind, count }) => Array.from({ length: count }, () => `'${kind}'`))
  return [
    `create temp table made on commit drop as
      select 'p' || n as code, 'tinh' as kind, null as parent, uuidv7() as id from generate_series(1, ${size.provinces}) n
      union all select 'c' || n, 'xa', 'p' || 1 + n % ${size.provinces}, uuidv7() from generate_series(1, ${size.communes}) n`,
    'insert into area (id) select id from made',
    `insert into area_version (area_id, valid, kind_code, code, name, parent_id)
      select m.id, '(,)', m.kind, m.code, 'Đơn vị ' || m.code, p.id from made m left join made p on p.code = m.parent`,
    `create temp table body on commit drop as
      select 'b' || n || '-' || m.code as code, n, (array[${kinds}])[n + 1] as kind, m.id as area_id, uuidv7() as id
      from made m cross join generate_series(0, case m.kind when 'xa' then ${kinds.length - 1} else 0 end) n`,
    'insert into organization (id) select id from body',
    `insert into organization_version (organization_id, valid, kind_code, code, name, parent_id, area_id)
      select b.id, '(,)', b.kind, b.code, 'Cơ quan ' || b.code, s.id, b.area_id
      from body b left join body s on b.n > 0 and s.area_id = b.area_id and s.n = 0`,
    `insert into post (valid, organization_id, position_code, began_by)
      select '[2020-01-01,)', b.id, 'chair', ${decision} from body b join made m on m.id = b.area_id and m.kind = 'tinh'`
  ]
}

/** Posts of some communes, each with its holder; the first vice chair substitutes the chair. */
function staff(first: number, last: number): string[] {
  const seats = bodies.flatMap(({ kind, seats: of }) =>
    Object.entries(of).map(([position, count]) => `('${kind}', '${position}', ${count})`)
  )
  return [
    `create temp table seat on commit drop as
      select o.organization_id, o.area_id, s.position, s.n, uuidv7() as post_id, uuidv7() as person_id
      from area_version a join organization_version o on o.area_id = a.area_id
      join (select kind, position, n from (values ${seats}) v (kind, position, count), generate_series(1, count) n) s
        on s.kind = o.kind_code
      where a.code in (select 'c' || n from generate_series(${first}, ${last}) n)`,
    `insert into post (id, valid, organization_id, position_code, began_by)
      select post_id, '[2020-01-01,)', organization_id, position, ${decision} from seat`,
    `insert into person (id, code, name, demonstration)
      select person_id, person_id::text, 'Người ' || substr(md5(person_id::text), 1, 12), true from seat`,
    `insert into appointment (valid, person_id, post_id, kind, began_by)
      select '[2020-01-01,)', person_id, post_id, 'permanent', ${decision} from seat`,
    `insert into substitution (post_id, substitute_post_id, valid, decision_id)
      select c.post_id, v.post_id, '[2020-01-01,)', ${decision} from seat c join seat v using (organization_id)
      where c.position = 'chair' and v.position = 'vice_chair' and v.n = 1`
  ]
}

/**
 * Of the powers a third comes by law to communes' committees, a third to their chairs, a third to provinces' committees,
 * which decentralize every second of them. In every commune two vice chairs share the fields, and an officer is authorized.
 */
function vestings(): string[] {
  const term = `'[2020-01-01,2030-01-01)'`
  const number = `substr(code, 2)::int`
  return [
    `insert into vesting (act, power_code, holder_kind_code, holder_level, holder_position_code, valid, decision_id)
      select 'devolution', code, case when ${number} % 3 <> 1 then 'people_committee' end,
        case ${number} % 3 when 0 then 'commune' when 2 then 'province' end, case when ${number} % 3 = 1 then 'chair' end,
        ${term}, ${decision} from power where code ~ '^w[0-9]+$'`,
    `insert into vesting (act, power_code, grantor_organization_id, holder_kind_code, holder_level, valid, published_on, published_in,
        decision_id)
      select 'decentralization', p.code, o.organization_id, 'people_committee', 'commune', ${term}, '2020-01-01', 'Công báo', ${decision}
      from power p cross join organization_version o join area_version a on a.area_id = o.area_id and a.kind_code = 'tinh'
      where p.code ~ '^w[0-9]+$' and substr(p.code, 2)::int % 6 = 2`,
    `create temp table chair on commit drop as
      select p.id as post_id, p.organization_id from post p join organization_version o using (organization_id)
      join area_version a on a.area_id = o.area_id and a.kind_code = 'xa' where p.position_code = 'chair'`,
    `insert into vesting (act, function_code, grantor_post_id, holder_post_id, valid, decision_id)
      select 'assignment', 'f' || 2 * f + v.n, c.post_id, v.id, ${term}, ${decision}
      from chair c
      join (select id, organization_id, row_number() over (partition by organization_id order by id) as n from post
        where position_code = 'vice_chair') v using (organization_id)
      cross join generate_series(0, ${fields / 2 - 1}) f`,
    `insert into vesting (act, power_code, grantor_post_id, holder_post_id, valid, conditions, published_on, published_in, decision_id)
      select 'authorization', 'w' || 3 * f, c.post_id, o.id, ${term}, 'trong thời hạn', '2020-01-01', 'Công báo', ${decision}
      from chair c
      join (select distinct on (organization_id) id, organization_id from post where position_code = 'officer'
        order by organization_id, id) o using (organization_id)
      cross join generate_series(1, 3) f`,
    `insert into vesting (act, power_code, holder_kind_code, holder_level, reach, valid, decision_id)
      select 'devolution', code, kind, level, 'organization', ${term}, ${decision}
      from (values ('staffing.appoint'), ('staffing.read_personal')) p (code),
        (values ('people_committee', 'commune'), ('psu', 'commune')) k (kind, level)`
  ]
}
