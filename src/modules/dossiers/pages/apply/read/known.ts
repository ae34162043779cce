import type { Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import type { CitizenActor } from '../../../../../platform/record/index.ts'
import { fieldsOf, flatFields, type Known, postedOf } from '../../../../procedures/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { versionById } from '../../../reference.ts'
import { formOf } from '../../reception/intake/facts.ts'
import { lastOfThemselves } from './store.ts'

/**
 * What the province knows of a citizen: as the provider has verified them, and what they said of themselves when they
 * last applied. Nothing of anybody else.
 */
export async function knownOfCitizen(
  tx: Snapshot,
  citizen: CitizenActor,
  except: string | null,
  day: Day
): Promise<{ known: Known; last: Dossier | undefined }> {
  const earlier = await lastOfThemselves(tx, citizen, except, day)
  const said: Known[] = []
  for (const dossier of earlier) said.push(await saidIn(tx, dossier))
  const { name, number, birthDate } = citizen.citizen
  return {
    last: earlier[0],
    known: {
      ...Object.assign({}, ...said.reverse()),
      'applicant.name': name,
      'applicant.id_number': number,
      ...(birthDate && { 'applicant.birth_date': birthDate })
    }
  }
}

/** What an applicant said of themselves in a dossier, in the fields of every dossier and in those of its form. */
async function saidIn(tx: Snapshot, { applicant, versionId, data }: Dossier): Promise<Known> {
  const form = formOf(await versionById(tx, versionId))
  const given = postedOf(data)
  const inForm = form
    ? flatFields(fieldsOf(form, data)).flatMap(({ known, path }): [string, string][] => {
        const value = given[path]
        return known?.startsWith('applicant.') && typeof value === 'string' ? [[known, value]] : []
      })
    : []
  const { phone, email, address, birthDate } = applicant
  const facts = { phone, email, address, birth_date: birthDate }
  const ofEvery = Object.entries(facts).flatMap(([name, value]): [string, string][] =>
    value ? [[`applicant.${name}`, value]] : []
  )
  return Object.fromEntries([...inForm, ...ofEvery])
}
