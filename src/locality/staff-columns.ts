import type { ColumnTypes } from './write-tables.ts'

const names = { name_vi: 'text', name_en: 'text', name_de: 'text' }
const since = { valid: 'daterange', source: 'text' }
const demonstration = { demonstration: 'boolean' }
const named = { source: 'text', note: 'text' }

/** Columns that a locality fills in the rooms of staff and authority, table by table. */
export const columns = {
  rank: { code: 'text', ladder: 'text', ordinal: 'integer', ...names, ...since },
  position: {
    ...{
      code: 'text',
      title_vi: 'text',
      title_en: 'text',
      title_de: 'text',
      signs_as: 'text',
      group_code: 'text',
      lead: 'text'
    },
    ...{ pot: 'text', level: 'text', organization_kinds: 'text[]', functions: 'text[]', ranks: 'text[]' },
    ...since
  },
  qualification_level: { kind: 'text', code: 'text', ordinal: 'integer', ...names, source: 'text' },
  standard: {
    id: 'text',
    kind: 'text',
    level_code: 'text',
    positions: 'text[]',
    ...names,
    ...since,
    note: 'text'
  },
  deputy_cap: {
    ...{ id: 'text', areas: 'text', position_codes: 'text[]', per: 'text', organization_kinds: 'text[]' },
    ...{ average_max: 'numeric', max: 'integer', tolerated_months: 'integer', valid: 'daterange' },
    ...named
  },
  rank_limit: {
    ...{ id: 'text', ranks: 'text[]', position_codes: 'text[]', group_code: 'text' },
    ...{ organization_kinds: 'text[]', level: 'text', max_share: 'numeric', valid: 'daterange' },
    ...named
  },
  scheme_demand: {
    ...{ id: 'text', organization_kinds: 'text[]', level: 'text', approved_since: 'date', due_on: 'date' },
    ...{ valid: 'daterange', ...named }
  },
  power: {
    ...{ code: 'text', function_code: 'text', kind: 'text', ...names, note: 'text', words: 'text[]' },
    ...{ ...since, ...demonstration }
  },
  post: {
    ...{ id: 'uuid', valid: 'daterange', organization_id: 'uuid', position_code: 'text', email: 'text' },
    ...{ tolerated_until: 'date', tolerated_by: 'uuid', began_by: 'uuid', ...demonstration }
  },
  person: { id: 'uuid', code: 'text', name: 'text', ...demonstration },
  person_private: {
    ...{ person_id: 'uuid', personal_id: 'text', birth_date: 'date', sex: 'text', ethnicity: 'text' }
  },
  appointment: {
    ...{
      id: 'uuid',
      valid: 'daterange',
      person_id: 'uuid',
      post_id: 'uuid',
      kind: 'text',
      rank_code: 'text'
    },
    ...{ began_by: 'uuid', ended_by: 'uuid', end_reason: 'text', ...demonstration }
  },
  departure: { person_id: 'uuid', on_date: 'date', reason: 'text', decision_id: 'uuid' },
  absence: { person_id: 'uuid', valid: 'daterange', reason: 'text', decision_id: 'uuid' },
  qualification: {
    ...{
      person_id: 'uuid',
      kind: 'text',
      level_code: 'text',
      field: 'text',
      issued_on: 'date',
      ...demonstration
    }
  },
  quota: {
    ...{ id: 'uuid', organization_id: 'uuid', parent_id: 'uuid', pot: 'text', valid: 'daterange' },
    ...{ headcount: 'integer', decision_id: 'uuid', ...demonstration }
  },
  vesting: {
    ...{ act: 'text', power_code: 'text', function_code: 'text', grantor_organization_id: 'uuid' },
    ...{
      grantor_post_id: 'uuid',
      holder_kind_code: 'text',
      holder_level: 'text',
      holder_position_code: 'text'
    },
    ...{ holder_organization_id: 'uuid', holder_post_id: 'uuid', reach: 'text', place_id: 'uuid' },
    ...{ valid: 'daterange', conditions: 'text', means: 'text', onward: 'boolean', signature: 'text' },
    ...{ published_on: 'date', published_in: 'text', decision_id: 'uuid', clause: 'text', source: 'text' },
    ...demonstration
  },
  substitution: {
    ...{
      post_id: 'uuid',
      substitute_post_id: 'uuid',
      valid: 'daterange',
      decision_id: 'uuid',
      ...demonstration
    }
  },
  payment_account: {
    ...{ organization_id: 'uuid', valid: 'daterange', bank_bin: 'text', bank: 'text', account: 'text' },
    ...{ holder: 'text', source: 'text', ...demonstration }
  }
} satisfies Record<string, ColumnTypes>
