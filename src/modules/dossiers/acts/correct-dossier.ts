import { z } from 'zod'
import { needCompleteIn } from '../admit.ts'
import { applicantSchema } from '../facts.ts'
import { versionById } from '../reference.ts'
import { dossierAct, onDossier } from './dossier-act.ts'
import { needCorrector } from './hands.ts'
import { note, reason } from './words.ts'

const input = z.strictObject({
  ...onDossier,
  reason,
  applicant: applicantSchema.optional(),
  request: note,
  data: z.record(z.string(), z.json()).optional()
})

/** Corrects what was taken down wrongly. What stood there before stays in the book. */
export const correctDossier = dossierAct<z.output<typeof input>>({
  name: 'dossiers.correct',
  input,
  async run(on, { reason: why, applicant, request, data }) {
    const { tx, dossier } = on
    const ground = await needCorrector(on)
    const version = await versionById(tx, dossier.versionId)
    const all = { ...dossier.data, ...data }
    if (data && dossier.phase !== 'draft') await needCompleteIn(tx, dossier.id, version, all, [])
    const before = { applicant: dossier.applicant, request: dossier.request, data: dossier.data }
    const after = { ...(applicant && { applicant }), ...(request && { request }), ...(data && { data: all }) }
    return {
      happenings: [{ type: 'correct', reason: why, with: { before, after } }],
      ground,
      facts: {
        ...(applicant && {
          applicant_kind: applicant.kind,
          applicant_name: applicant.name,
          applicant_number: applicant.number ?? null,
          applicant_birth: applicant.birthDate ?? null,
          applicant_phone: applicant.phone ?? null,
          applicant_email: applicant.email ?? null,
          applicant_address: applicant.address ?? null,
          delegate: applicant.delegate ?? null
        }),
        ...(request && { request }),
        ...(data && { data: all })
      }
    }
  }
})
