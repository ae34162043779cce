import type { Column } from '../source/read-table.ts'

export interface OperationColumn extends Column {
  /** Which part of an operation the column speaks of, and what it is called there. */
  part: 'operation' | 'from' | 'into'
  key: string
}

const column = (
  part: OperationColumn['part'],
  name: string,
  sort: Column['sort'] = 'text',
  key = name
): OperationColumn => ({
  part,
  name,
  sort,
  key
})

/** Columns of operations in CSV, in the order in which they are written. */
export const operationColumns: OperationColumn[] = [
  { ...column('operation', 'operation', 'text', 'id'), required: true },
  column('operation', 'clause'),
  column('operation', 'decision'),
  { ...column('operation', 'act'), required: true },
  { ...column('operation', 'unit'), required: true },
  column('from', 'from_code', 'text', 'code'),
  column('from', 'extent'),
  column('from', 'share_area', 'number'),
  column('from', 'share_population', 'number'),
  column('from', 'functions', 'list'),
  column('from', 'place'),
  column('into', 'into_code', 'text', 'code'),
  column('into', 'into_existing', 'yes', 'existing'),
  column('into', 'continues'),
  column('into', 'name'),
  column('into', 'kind'),
  column('into', 'parent'),
  column('into', 'area'),
  column('into', 'into_functions', 'list', 'functions'),
  column('into', 'name_en'),
  column('into', 'other_names', 'list'),
  column('into', 'area_km2', 'number'),
  column('into', 'population', 'number'),
  column('into', 'lat', 'number'),
  column('into', 'lon', 'number'),
  column('into', 'seat'),
  column('into', 'demonstration', 'yes'),
  column('into', 'source'),
  column('operation', 'note'),
  column('operation', 'proposed', 'yes')
]
