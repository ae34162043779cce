import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import type { Act } from '../../../platform/record/index.ts'
import { replaceBoundaries } from '../store/boundaries.ts'
import { deleteTrial } from '../store/boundary-trials.ts'
import { placeOutlines } from './place-outlines.ts'

const megabytes = 64

/** A file of outlines, and for which day. */
export const boundaryFile = z.object({
  /** The file: a GeoJSON feature collection or a TopoJSON topology. */
  text: z.string().max(megabytes * 1024 * 1024),
  /** A day on which the codes of the file hold. */
  on: zDay,
  /** Who published the outlines, and under which terms. */
  source: z.string().trim().min(1).max(1000)
})

const importSchema = boundaryFile.extend({
  /** The trial that showed what would change; it is needed no more. */
  trial: z.uuid().optional()
})

/**
 * Imports outlines of areas. Each holds as long as the land of its area stays the same around the day, also under
 * another name; an outline that was there for that time gives way.
 * @throws invalid, naming each feature with an unknown code, an impossible geometry, or far from its area; nothing is written then
 */
export const importBoundaries: Act<z.infer<typeof importSchema>, { imported: number; on: string }> = {
  name: 'organization.import_boundaries',
  input: importSchema,
  power: 'register.change',
  async run({ tx, actor }, { text, on, source, trial }) {
    const placed = await placeOutlines(tx, text, on)
    const rows = placed.map(({ area, outline }) => ({ areaId: area.id, geometry: outline }))
    await replaceBoundaries(tx, rows, on, source)
    if (trial) await deleteTrial(tx, actor.subject, trial)
    return {
      result: { imported: rows.length, on },
      after: { on, source, codes: placed.map(({ area }) => area.code) }
    }
  }
}
