import { fill, type KindWords, templatesFor } from '../../modules/changeover/index.ts'
import type { Day } from '../../platform/day.ts'
import { holdsOn } from './checks.ts'
import type { Read } from './tables.ts'
import type { AreaRow, KindRow, OrganizationRow, TemplateRow } from './types.ts'

/**
 * The bodies that templates in force on a day give to the areas of that day; each as long as its area holds.
 * Their problems point at the line of the area.
 */
export function initialBodies(
  areas: Read<AreaRow>[],
  kinds: Read<KindRow>[],
  rows: Read<TemplateRow>[],
  day: Day
): Read<OrganizationRow>[] {
  const words = new Map<string, KindWords>(
    kinds.map(({ row }) => [row.code, { code: row.code, level: row.level ?? null, name: row.nameVi }])
  )
  const templates = rows
    .filter(({ row }) => holdsOn(row, day))
    .map(({ row }) => ({
      id: row.id,
      areas: row.areas,
      kind: row.organizationKind,
      namePattern: row.nameVi,
      codePattern: row.code ?? `${row.id}-{code}`,
      parentId: row.parent ?? null,
      functions: row.functions ?? [],
      source: row.source ?? null,
      demonstration: row.demonstration ?? false
    }))
  const byId = new Map(templates.map((template) => [template.id, template]))
  return areas
    .filter(({ row }) => holdsOn(row, day))
    .flatMap(({ row: area, placeOf }) =>
      templatesFor(area.kind, templates, words).map((template) => {
        const parent = byId.get(template.parentId ?? '')
        const { firstDay, decision, lastDay, endedBy } = area
        const row: OrganizationRow = {
          code: fill(template.codePattern, area, words),
          name: fill(template.namePattern, area, words),
          kind: template.kind,
          parent: parent && fill(parent.codePattern, area, words),
          area: area.code,
          functions: template.functions,
          demonstration: template.demonstration,
          source: template.source ?? undefined,
          ...{ firstDay, decision, lastDay, endedBy }
        }
        return { row, placeOf }
      })
    )
}
