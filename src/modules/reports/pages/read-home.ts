import type { Snapshot } from '../../../platform/database/index.ts'
import { areasOnMap, type MapArea } from '../../organization/index.ts'
import { type Figure, figureRecords, type Moment } from '../figures.ts'
import {
  type ChangeoverLine,
  changeoverBefore,
  type DecisionLine,
  isLoaded,
  latestDecisions
} from '../store.ts'

/** The figures that say most about a province at a glance. */
export const keyFigures = [
  'units.communes',
  'units.districts',
  'units.departments',
  'units.offices',
  'units.divisions',
  'units.pasc_commune'
]

/** What the home page shows of a day. */
export interface Home {
  loaded: boolean
  figures: Figure[]
  decisions: DecisionLine[]
  changeover: ChangeoverLine | undefined
  /** The communes of the day, for the small map. */
  communes: MapArea[]
}

/** More do not fit on a small map, nor on a light page; the map has a page of its own. */
const mostOnMap = 500

export async function readHome(tx: Snapshot, { at, known }: Moment): Promise<Home> {
  const figures: Figure[] = []
  for (const id of keyFigures) figures.push((await figureRecords(tx, id, { at, known })).figure)
  const communes = await areasOnMap(tx, 'commune', { at, known })
  return {
    loaded: await isLoaded(tx),
    figures,
    decisions: await latestDecisions(tx, at, 5),
    changeover: await changeoverBefore(tx, at),
    communes: communes.length <= mostOnMap ? communes : []
  }
}
