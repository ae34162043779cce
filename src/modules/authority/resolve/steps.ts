import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'
import type { Day } from '../../../platform/day.ts'
import type { InLanguages } from './post-words.ts'

export type VestingAct = 'devolution' | 'decentralization' | 'authorization' | 'assignment'
export type Signature = 'TM' | 'KT' | 'TL' | 'TUQ'

/** One link of a chain of legal grounds: who got what from whom, by which decision. */
export interface Step {
  vestingId: string
  act: VestingAct
  /** What was given: one power, or every power of a field. */
  thing: { kind: 'power' | 'function'; code: string; name: InLanguages }
  /** Null: the law itself. */
  grantor: Party | null
  holder: Party
  signature: Signature | null
  conditions: string | null
  means: string | null
  placeId: string | null
  reach: 'area' | 'organization'
  start: Day
  /** First day on which it holds no more; null: no end is known. */
  end: Day | null
  publishedOn: Day | null
  publishedIn: string | null
  decision: { id: string; number: string; title: string | null; issuedOn: Day | null; demonstration: boolean }
  clause: string | null
  source: string | null
}

/** Whom a vesting names: a kind of body (at a level), a position wherever it is, one body, or one post. */
export interface Party {
  kind: 'kind' | 'position' | 'organization' | 'post'
  id: string
  name: InLanguages
  level: 'province' | 'district' | 'commune' | null
}

/** Vestings in words, by id. Names are those of the day, or the last that the unit had. */
export async function stepsOf(tx: Snapshot, ids: readonly string[], at: Day): Promise<Map<string, Step>> {
  if (!ids.length) return new Map()
  const found = await sql<Step>`
    select v.id as "vestingId", v.act,
      case when p.code is not null
        then jsonb_build_object('kind', 'power', 'code', p.code, 'name', names(p.name_vi, p.name_en, p.name_de))
        else jsonb_build_object('kind', 'function', 'code', f.code, 'name', names(f.name_vi, f.name_en, f.name_de))
      end as thing,
      case when v.grantor_post_id is not null then post_party(v.grantor_post_id, ${at}::date)
        when v.grantor_organization_id is not null then body_party(v.grantor_organization_id, ${at}::date) end as grantor,
      case when v.holder_post_id is not null then post_party(v.holder_post_id, ${at}::date)
        when v.holder_organization_id is not null then body_party(v.holder_organization_id, ${at}::date)
        when v.holder_kind_code is not null then jsonb_build_object('kind', 'kind', 'id', k.code, 'level', v.holder_level,
          'name', names(k.name_vi, k.name_en, k.name_de))
        else (select jsonb_build_object('kind', 'position', 'id', n.code, 'level', n.level,
            'name', names(n.title_vi, n.title_en, n.title_de)) from position n where n.code = v.holder_position_code
          order by n.valid @> ${at}::date desc, lower(n.valid) desc nulls last limit 1) end as holder,
      v.signature, v.conditions, v.means, v.place_id as "placeId", v.reach, lower(v.valid) as start, upper(v.valid) as "end",
      v.published_on as "publishedOn", v.published_in as "publishedIn",
      jsonb_build_object('id', d.id, 'number', d.number, 'title', d.title, 'issuedOn', d.issued_on,
        'demonstration', d.demonstration) as decision, v.clause, v.source
    from vesting v join decision d on d.id = v.decision_id
    left join power p on p.code = v.power_code left join function f on f.code = v.function_code
    left join kind k on k.code = v.holder_kind_code
    where v.id = any (${ids}::uuid[])`.execute(tx)
  return new Map(found.rows.map((step) => [step.vestingId, step]))
}
