import type { PageView } from '../page/page-view.ts'

export interface NavigationItem {
  /** Path; the page and all below it belong to the item. */
  path: string
  text: string
  /** Paths that belong to it too, with all below them. */
  also?: string[]
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

/** Pages of a part that have paths of their own. */
const also: Partial<Record<(typeof parts)[number], string[]>> = {
  staff: ['/schemes', '/quotas', '/leaders', '/standards', '/my/unit'],
  authority: ['/delegations', '/vestings', '/my/powers']
}

/**
 * The parts of the register, in the order in which they are offered.
 * @param ofRooms what is there for whoever asks, such as their desk: it comes first
 */
export function registerNavigation(
  { t }: Pick<PageView, 't'>,
  ofRooms: readonly NavigationItem[] = []
): NavigationItem[] {
  return [
    { path: '/', text: t('ui.navigation.home') },
    ...ofRooms,
    ...parts.map((part) => ({ path: `/${part}`, text: t(`ui.navigation.${part}`), also: also[part] }))
  ]
}

/** Whether the present page belongs to the item. */
export function belongsTo(path: string, item: NavigationItem): boolean {
  const roots = [item.path, ...(item.also ?? [])]
  return roots.some((root) => path === root || (root !== '/' && path.startsWith(`${root}/`)))
}
