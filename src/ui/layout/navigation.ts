import type { PageView } from '../page/page-view.ts'

export interface NavigationItem {
  /** Path; the page and all below it belong to the item. */
  path: string
  text: string
}

const parts = [
  'areas',
  'organizations',
  'map',
  'staff',
  'authority',
  'procedures',
  'figures',
  'rules',
  'decisions',
  'plans'
] as const

/** The parts of the register, in the order in which they are offered. */
export function registerNavigation({ t }: Pick<PageView, 't'>): NavigationItem[] {
  return [
    { path: '/', text: t('ui.navigation.home') },
    ...parts.map((part) => ({ path: `/${part}`, text: t(`ui.navigation.${part}`) }))
  ]
}

/** Whether the present page belongs to the item. */
export function belongsTo(path: string, item: NavigationItem): boolean {
  return path === item.path || (item.path !== '/' && path.startsWith(`${item.path}/`))
}
