import { createHash } from 'node:crypto'
import { join } from 'node:path'
import pg from 'pg'
import { loadLocality } from '../../src/locality/index.ts'
import { type Config, projectDir } from '../../src/platform/config.ts'
import { type Database, openDatabase } from '../../src/platform/database/index.ts'

/** Somebody who receives, works and decides in a commune, with a token by which a program acts for them. */
export interface Official {
  token: string
  receptionId: string
  placeId: string
  originId: string
}

export interface Province {
  database: Database
  /** As the owner, in the schema of the bench. */
  owner: pg.Client
  officials: Official[]
  versionId: string
  procedure: string
}

/** What the officials of the bench may do, beyond what the law gives to chairs. */
const powers = [
  'dossiers.receive',
  'dossiers.settle',
  'dossiers.assign',
  'dossiers.release',
  'dossiers.oversee'
]

/** The procedure of the bench: chairs decide it by law, the same day. */
const procedure = 'dang-ky-khai-sinh'

/**
 * Lào Cai with its 99 communes and all its staff, in a schema of its own. Each chair also receives and works on dossiers,
 * so that one token can do a whole case; nobody's rights are passed over.
 */
export async function openProvince(config: Config): Promise<Province> {
  const database = await openDatabase(config)
  const locality = join(projectDir, 'localities', 'lao-cai')
  await loadLocality(database, locality, { dossiers: 'none' })
  const owner = new pg.Client({
    connectionString: database.ownerUrl,
    options: `-c search_path=${config.schema},extensions -c timezone=UTC`
  })
  await owner.connect()
  const decision = await one<{ id: string }>(owner, 'select id from decision limit 1')
  const version = await one<{ id: string; power: string }>(
    owner,
    `select v.id, v.power_code as power from procedure_version v join procedure r on r.id = v.procedure_id
     join procedure_publication p on p.version_id = v.id where r.key = $1 and p.valid @> current_date`,
    [procedure]
  )
  await owner.query(
    `insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id)
     select 'devolution', p, 'chu_tich_ubnd_xa', 'area', '[2025-07-01,)', $2 from unnest($1::text[]) p
     where not exists (select from vesting v where v.power_code = p and v.holder_position_code = 'chu_tich_ubnd_xa' and v.act = 'devolution')`,
    [powers, decision.id]
  )
  const found = await owner.query<Omit<Official, 'token'> & { personId: string; code: string }>(
    `select distinct on (o.organization_id) o.organization_id as "originId", o.area_id as "placeId", c.organization_id as "receptionId",
       a.person_id as "personId", h.code
     from organization_version o
     join organization_version c on c.parent_id = o.organization_id and c.kind_code = 'service_center' and c.valid @> current_date
     join post p on p.organization_id = o.organization_id and p.position_code = 'chu_tich_ubnd_xa' and p.valid @> current_date
     join appointment a on a.post_id = p.id and a.valid @> current_date join person h on h.id = a.person_id
     where o.kind_code = 'people_committee' and o.valid @> current_date and exists (select from posts_borne(h.id, current_date)) order by o.organization_id`
  )
  const officials: Official[] = []
  for (const { personId, code, ...where } of found.rows) {
    const token = `haicap_bench-${code}`
    const hash = createHash('sha256').update(token).digest()
    await owner.query(
      `insert into api_token (person_id, subject, name, powers, hash, last_day)
       values ($1, $2, 'bench', $3, $4, current_date + 300) on conflict (hash) do nothing`,
      [personId, code, [...powers, version.power], hash]
    )
    officials.push({ token, ...where })
  }
  return { database, owner, officials, versionId: version.id, procedure }
}

/** The first row of an answer. */
export async function one<T>(client: pg.Client, text: string, values: unknown[] = []): Promise<T> {
  const { rows } = await client.query(text, values)
  if (!rows[0]) throw new Error(`nothing found: ${text}`)
  return rows[0] as T
}
