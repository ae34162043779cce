import { z } from 'zod'
import type { Act } from '../../../platform/record/index.ts'
import { sha256 } from '../../../platform/record/index.ts'
import { insertTrial } from '../store/boundary-trials.ts'
import { boundaryFile } from './import-boundaries.ts'
import { placeOutlines } from './place-outlines.ts'

const trySchema = boundaryFile.extend({ fileName: z.string().max(300) })

/**
 * Looks whether a file of outlines can be imported, and keeps it for whoever tries it, so that exactly this file can be.
 * @throws invalid as `importBoundaries`
 */
export const tryBoundaries: Act<z.infer<typeof trySchema>, { trialId: string }> = {
  name: 'organization.try_boundaries',
  input: trySchema,
  power: 'register.change',
  async run({ tx, actor }, file) {
    const placed = await placeOutlines(tx, file.text, file.on)
    const trialId = await insertTrial(tx, actor.subject, file)
    const { fileName, on, source } = file
    return {
      result: { trialId },
      after: { fileName, on, source, outlines: placed.length, sha256: sha256(file.text).toString('hex') }
    }
  }
}
