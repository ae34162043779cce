import { sql } from 'kysely'
import type { Snapshot } from '../../../platform/database/index.ts'

/** A body that an area of a kind (or level) gets when it is made. */
export interface BodyTemplate {
  id: string
  areas: string
  kind: string
  namePattern: string
  codePattern: string
  parentId: string | null
  functions: string[]
  source: string | null
  demonstration: boolean
}

/** Words of a kind of area, as patterns use them. */
export interface KindWords {
  code: string
  level: string | null
  name: string
}

/** Templates and kinds in force on a day. */
export async function readTemplates(
  tx: Snapshot,
  day: string
): Promise<{ templates: BodyTemplate[]; kinds: Map<string, KindWords> }> {
  const templates =
    await sql<BodyTemplate>`select id, areas, kind_code as kind, name_pattern as "namePattern",
      coalesce(code_pattern, id || '-{code}') as "codePattern", parent_id as "parentId", functions, source, demonstration
    from body_template where valid @> ${day}::date order by parent_id nulls first, id`.execute(tx)
  const kinds =
    await sql<KindWords>`select code, level, name_vi as name from kind where scope = 'area'`.execute(tx)
  return { templates: templates.rows, kinds: new Map(kinds.rows.map((kind) => [kind.code, kind])) }
}

/** The templates that apply to an area of a kind. */
export function templatesFor(
  areaKind: string,
  templates: BodyTemplate[],
  kinds: Map<string, KindWords>
): BodyTemplate[] {
  const level = kinds.get(areaKind)?.level
  return templates.filter((template) => template.areas === areaKind || template.areas === level)
}

/** "Ủy ban nhân dân {kind} {name}" for xã Y Tý -> "Ủy ban nhân dân xã Y Tý". */
export function fill(
  pattern: string,
  area: { code: string; name: string; kind: string },
  kinds: Map<string, KindWords>
): string {
  const word = kinds.get(area.kind)?.name ?? ''
  // A ward or township that is called by a number or by its kind keeps the spelling of the law.
  return pattern
    .replaceAll('{Kind}', word.charAt(0).toUpperCase() + word.slice(1))
    .replaceAll('{kind}', word.charAt(0).toLowerCase() + word.slice(1))
    .replaceAll('{name}', area.name)
    .replaceAll('{code}', area.code)
}
