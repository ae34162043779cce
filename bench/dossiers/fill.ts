import { families, givens, middles } from './names.ts'
import type { Province } from './province.ts'
import { one } from './province.ts'

/** From so many on, indexes are set aside and made again: row by row they take hours. */
const many = 500_000
const step = 50_000

/**
 * Fills up to so many dossiers by copying the last reception: of every commune, over three years, nine of ten settled and
 * handed over, with names that searches find. Their books have one entry.
 */
export async function fill(
  { owner }: Province,
  wanted: number,
  progress: (done: number) => void
): Promise<number> {
  const { n: there } = await one<{ n: string }>(owner, 'select count(*) as n from dossier')
  const indexes = wanted - Number(there) > many ? await setAside(owner) : []
  try {
    for (let done = Number(there); done < wanted; done += step) {
      await owner.query(copies, [Math.min(step, wanted - done), done, families, middles, givens])
      progress(Math.min(done + step, wanted))
    }
  } finally {
    for (const definition of indexes) await owner.query(definition)
  }
  await owner.query('vacuum (analyze) dossier, dossier_event, pile, dossier_paper')
  return wanted
}

/** Drops the indexes that no key rests on. @returns how each is made */
async function setAside(owner: Province['owner']): Promise<string[]> {
  await owner.query(`set maintenance_work_mem = '1GB'`)
  const { rows } = await owner.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition from pg_index i
     where i.indrelid in ('dossier'::regclass, 'dossier_event'::regclass) and not i.indisunique
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid)`
  )
  for (const { name } of rows) await owner.query(`drop index ${name}`)
  return rows.map(({ definition }) => definition)
}

const copies = `
  with template as (select d.*, e.payload as event from dossier d join dossier_event e on e.dossier_id = d.id and e.number = 1
    where d.phase = 'received' and d.reception_id is not null order by d.id desc limit 1),
  piles as (select array_agg(distinct d.pile_id) as ids, array_agg(distinct d.reception_id) as counters from dossier d where d.phase = 'received'),
  made as (
    insert into dossier (id, code, procedure_id, version_id, limit_amount, limit_unit, pile_id, reception_id, return_id, channel, return_way,
      applicant_kind, applicant_name, applicant_number, applicant_phone, data, demonstration, phase, national, step, submitted_at,
      received_at, promised_at, due_at, ended_at, handed_over_at, life, events, last_at, hash, search)
    select uuidv7(), 'FILL-' || ($2::bigint + g), t.procedure_id, t.version_id, t.limit_amount, t.limit_unit, x.pile_id, t.reception_id, t.return_id,
      t.channel, t.return_way, 'citizen', x.name, lpad((g * 7919 % 999983)::text, 12, '0'), '09' || lpad((g * 31 % 99999989)::text, 8, '0'), t.data, true,
      case when x.open then 'received' else 'handed_over' end, case when x.open then 2 else 10 end, 1, x.at, x.at,
      x.at + interval '3 days', x.at + interval '3 days', case when not x.open then x.at + interval '2 days' end,
      case when not x.open then x.at + interval '3 days' end, t.life, 1, x.at, t.hash,
      to_tsvector('simple', fold(concat_ws(' ', 'fill-' || ($2::bigint + g), x.name)))
        || to_tsvector('simple', 'o' || replace(x.origin::text, '-', '') || ' r' || replace(t.reception_id::text, '-', ''))
    from template t cross join piles p cross join generate_series(1::bigint, $1::bigint) g
    cross join lateral (select p.ids[1 + (g * 104729 % cardinality(p.ids))::int] as pile_id,
      ($3::text[])[(1 + g * 48271 % 65521 % 8)::int] || ' ' || ($4::text[])[(1 + g * 16807 % 65521 % 5)::int] || ' ' || ($5::text[])[(1 + g * 69621 % 65521 % 7)::int]
        || ' ' || (g % 500) as name,
      now() - (($2::bigint + g) % 1095) * interval '1 day' - (g % 480)::int * interval '1 minute' as at,
      ($2::bigint + g) % 1095 < 6 as open) y
    cross join lateral (select y.*, (select o.origin_id from pile o where o.id = y.pile_id) as origin) x
    returning id, received_at, life, hash
  )
  insert into dossier_event (dossier_id, number, type, at, learned_at, actor_subject, actor_name, payload, phase, national, hash)
  select m.id, 1, 'receive', m.received_at, m.received_at, 'bench', 'bench', t.event, 'received', 2, m.hash from made m cross join template t`
