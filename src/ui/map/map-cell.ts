import type { Placed } from './place.ts'

export interface MapCell extends Placed {
  id: string
  /** The whole name, as the link is called. */
  name: string
  /** The name that is written into the cell. */
  shortName?: string
  href: string
  /** Id of its category: the colour. */
  category: string
  /** The unit that the page is about. */
  current?: boolean
}

export interface MapCategory {
  id: string
  label: string
}
