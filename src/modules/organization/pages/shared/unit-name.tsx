import type { VNode } from 'preact'
import type { Language } from '../../../../platform/i18n/index.ts'
import { Link, useView } from '../../../../ui/index.ts'
import type { UnitType } from '../../change-set.ts'

/** As much of a unit as its name needs. */
export interface Named {
  type: UnitType
  id: string
  name: string
  kindName: { vi: string; en: string; de: string }
}

/** "Phường Lào Cai", "Lào Cai Ward", "Stadtbezirk Lào Cai"; the name of a body says its kind itself. */
export function unitName({ type, name, kindName }: Omit<Named, 'id'>, language: Language): string {
  if (type === 'organization') return name
  return language === 'en' ? `${name} ${kindName.en}` : `${kindName[language]} ${name}`
}

/** The name within a sentence: "phường Lào Cai". */
export function unitNameInText(unit: Omit<Named, 'id'>, language: Language): string {
  const name = unitName(unit, language)
  if (language !== 'vi' || unit.type === 'organization') return name
  return `${name.charAt(0).toLocaleLowerCase('vi')}${name.slice(1)}`
}

/** The page of a unit. */
export function unitPath({ type, id }: Pick<Named, 'type' | 'id'>, below = ''): string {
  return `/${type === 'area' ? 'areas' : 'organizations'}/${id}${below}`
}

/** The name of a unit, leading to its page; `day` where it is to be seen on another day than the one chosen. */
export function UnitLink({ unit, day }: { unit: Named; day?: string | null }): VNode {
  const { language } = useView()
  return (
    <Link to={unitPath(unit)} params={day ? { at: day } : {}}>
      {unitName(unit, language)}
    </Link>
  )
}
