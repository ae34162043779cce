import type { Columns } from './file/index.ts'

/** What a column holds: decides how a cell is read and whether a spreadsheet could run it as a formula. */
export type CellType = 'text' | 'list' | 'number' | 'yes_no'

/** Column of the table -> key in the JSON of the operation, of an entry of `from`, of an entry of `into`. */
export const operationColumns = {
  clause: { key: 'clause', type: 'text' },
  decision: { key: 'decision', type: 'text' },
  act: { key: 'act', type: 'text' },
  unit: { key: 'unit', type: 'text' },
  note: { key: 'note', type: 'text' },
  proposed: { key: 'proposed', type: 'yes_no' }
} as const satisfies ColumnMap

export const fromColumns = {
  from_code: { key: 'code', type: 'text' },
  extent: { key: 'extent', type: 'text' },
  share_area: { key: 'share_area', type: 'number' },
  share_population: { key: 'share_population', type: 'number' },
  functions: { key: 'functions', type: 'list' },
  place: { key: 'place', type: 'text' }
} as const satisfies ColumnMap

export const intoColumns = {
  into_code: { key: 'code', type: 'text' },
  into_existing: { key: 'existing', type: 'yes_no' },
  continues: { key: 'continues', type: 'text' },
  name: { key: 'name', type: 'text' },
  kind: { key: 'kind', type: 'text' },
  parent: { key: 'parent', type: 'text' },
  area: { key: 'area', type: 'text' },
  into_functions: { key: 'functions', type: 'list' },
  name_en: { key: 'name_en', type: 'text' },
  other_names: { key: 'other_names', type: 'list' },
  area_km2: { key: 'area_km2', type: 'number' },
  population: { key: 'population', type: 'number' },
  lat: { key: 'lat', type: 'number' },
  lon: { key: 'lon', type: 'number' },
  seat: { key: 'seat', type: 'text' },
  demonstration: { key: 'demonstration', type: 'yes_no' },
  source: { key: 'source', type: 'text' }
} as const satisfies ColumnMap

export type ColumnMap = Record<string, { key: string; type: CellType }>

/** Columns of the table of operations, in the order in which they are written. */
export const columnOrder = [
  'operation',
  'clause',
  'decision',
  'act',
  'unit',
  ...Object.keys(fromColumns),
  ...Object.keys(intoColumns),
  'note',
  'proposed'
]

const required = ['operation', 'clause', 'act', 'unit', 'from_code', 'into_code']
export const tableColumns: Columns = {
  required,
  optional: columnOrder.filter((column) => !required.includes(column))
}
