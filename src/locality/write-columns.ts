import type { ColumnTypes } from './write-tables.ts'

const names = { name_vi: 'text', name_en: 'text', name_de: 'text' }
const since = { valid: 'daterange', source: 'text' }
/** Columns that a locality fills, table by table; `version` are those that areas and bodies share. */
export const columns = {
  kind: { scope: 'text', code: 'text', level: 'text', ...names, abbreviations: 'text[]', ...since },
  function: { code: 'text', parent_code: 'text', ...names, ...since },
  norm: {
    id: 'text',
    areas: 'text',
    organization_kinds: 'text[]',
    min: 'integer',
    max: 'integer',
    average_max: 'numeric',
    ...since,
    note: 'text'
  },
  body_template: {
    ...{
      id: 'text',
      areas: 'text',
      kind_code: 'text',
      name_pattern: 'text',
      code_pattern: 'text',
      parent_id: 'text'
    },
    ...{ functions: 'text[]', ...since, demonstration: 'boolean' }
  },
  decision: {
    ...{ id: 'uuid', number: 'text', issuer: 'text', issued_on: 'date', effective_on: 'date' },
    ...{ title: 'text', source: 'text', demonstration: 'boolean' }
  },
  version: {
    ...{ kind_code: 'text', code: 'text', name: 'text', parent_id: 'uuid', seat: 'text', ...since },
    ...{ began_by: 'uuid', ended_by: 'uuid', demonstration: 'boolean' }
  },
  area: {
    name_en: 'text',
    other_names: 'text[]',
    area_km2: 'numeric',
    population: 'integer',
    lat: 'double precision',
    lon: 'double precision'
  },
  organization: { functions: 'text[]' },
  locality: {
    ...{ id: 'text', name_vi: 'text', name_en: 'text', name_de: 'text', time_zone: 'text', baseline: 'date' },
    ...{ settings: 'jsonb', loaded_from: 'text', sha256: 'text' }
  }
} satisfies Record<string, ColumnTypes>
