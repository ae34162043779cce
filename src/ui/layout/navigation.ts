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

/** What the insides of the administration are made of: citizens find it at the foot of each page. */
const inside = new Set<string>(['staff', 'rules', 'decisions', 'plans'])

/** Pages of a part that have paths of their own. */
const also: Partial<Record<(typeof parts)[number], string[]>> = {
  staff: ['/schemes', '/quotas', '/leaders', '/standards', '/my/unit'],
  authority: ['/delegations', '/vestings', '/my/powers']
}

type Reader = Pick<PageView, 't' | 'actor' | 'citizen'>

/**
 * The parts of the register, in the order in which they are offered. Citizens who act for themselves are offered what
 * concerns them, so that all of it stands in one row.
 * @param ofRooms what is there for whoever asks, such as their desk: it comes first
 */
export function registerNavigation(
  reader: Reader,
  ofRooms: readonly NavigationItem[] = []
): NavigationItem[] {
  return [{ path: '/', text: reader.t('ui.navigation.home') }, ...ofRooms, ...partsFor(reader, false)]
}

/** Parts that stand at the foot of the page for a reader. */
export const footNavigation = (reader: Reader): NavigationItem[] => partsFor(reader, true)

function partsFor({ t, actor, citizen }: Reader, atFoot: boolean): NavigationItem[] {
  const forThemselves = Boolean(citizen) && !actor
  return parts
    .filter((part) => (forThemselves && inside.has(part)) === atFoot)
    .map((part) => ({ path: `/${part}`, text: t(`ui.navigation.${part}`), also: also[part] }))
}

/** Whether the present page belongs to the item. */
export function belongsTo(path: string, item: NavigationItem): boolean {
  const roots = [item.path, ...(item.also ?? [])]
  return roots.some((root) => path === root || (root !== '/' && path.startsWith(`${root}/`)))
}
