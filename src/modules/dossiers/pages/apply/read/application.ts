import type { FastifyRequest } from 'fastify'
import { type Database, read, type Snapshot } from '../../../../../platform/database/index.ts'
import type { Day } from '../../../../../platform/day.ts'
import { filesById, type StoredFile } from '../../../../../platform/files/index.ts'
import { signedInCitizen } from '../../../../../platform/http/index.ts'
import { Problem, type ProblemDetail } from '../../../../../platform/problem.ts'
import type { CitizenActor } from '../../../../../platform/record/index.ts'
import { type Known, type Version, versionOn } from '../../../../procedures/index.ts'
import { needComplete } from '../../../admit.ts'
import { type EarlierPaper, type PaperIn, papersOf } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'
import { versionById } from '../../../reference.ts'
import { ownDossier } from '../../../see.ts'
import { formOf } from '../../reception/intake/facts.ts'
import { provinceName } from '../../reception/intake/matter.ts'
import { knownOfCitizen } from './known.ts'
import { communesOn, type Office, officeFor, type Place } from './office.ts'
import { papersKnown } from './store.ts'

/** The steps in which somebody applies; a procedure without a form or without papers has fewer. */
export const stepNames = ['place', 'you', 'form', 'papers', 'check'] as const
export type StepName = (typeof stepNames)[number]

/** A draft of a citizen, with everything that its pages show. */
export interface Application {
  citizen: CitizenActor
  day: Day
  dossier: Dossier
  /** As it is in force today: under this one it will be handed in. */
  version: Version
  place: Place | undefined
  places: Place[]
  office: Office
  papers: PaperIn[]
  files: Map<string, StoredFile>
  /** What the province has of this very person already. */
  earlier: EarlierPaper[]
  known: Known
  steps: StepName[]
}

/**
 * Reads an application for whoever it is.
 * @throws Problem 401 and 403 as `signedInCitizen`, 404 for what is not theirs
 */
export function readApplication(
  database: Database,
  request: FastifyRequest,
  id: string
): Promise<Application> {
  const citizen = signedInCitizen(request)
  const day = request.view.today
  return read(database, async (tx) => applicationOf(tx, citizen, await ownDossier(tx, citizen, id, day), day))
}

async function applicationOf(
  tx: Snapshot,
  citizen: CitizenActor,
  dossier: Dossier,
  day: Day
): Promise<Application> {
  const version =
    (await versionOn(tx, dossier.procedureId, day)) ?? (await versionById(tx, dossier.versionId))
  const papers = await papersOf(tx, dossier.id)
  const places = await communesOn(tx, day)
  const place = places.find(({ id }) => id === dossier.pile.placeId)
  const ids = papers.flatMap(({ fileId }) => fileId ?? [])
  const { known } = await knownOfCitizen(tx, citizen, dossier.id, day)
  return {
    ...{ citizen, day, dossier, version, place, places, papers },
    office: await officeFor(tx, version, dossier.pile.placeId, day),
    files: new Map((ids.length ? await filesById(tx, ids) : []).map((file) => [file.id, file])),
    earlier: await papersKnown(tx, citizen, dossier),
    known: { ...known, ...(await aroundOf(tx, dossier, place, day)) },
    steps: stepNames.filter(
      (step) =>
        (step !== 'form' || formOf(version) !== null) &&
        (step !== 'papers' || version.content.components.length > 0)
    )
  }
}

/** What was said in this very dossier counts before what was said earlier. */
async function aroundOf(
  tx: Snapshot,
  { applicant }: Dossier,
  place: Place | undefined,
  day: Day
): Promise<Known> {
  const { kind, name, phone, email, address } = applicant
  return {
    ...(phone && { 'applicant.phone': phone }),
    ...(email && { 'applicant.email': email }),
    ...(address && { 'applicant.address': address }),
    ...(kind === 'organization' && { 'applicant.organization': name }),
    ...(place && { 'commune.name': place.name }),
    'province.name': await provinceName(tx, day),
    today: day
  }
}

/** Everything that is still missing before it can be handed in, each at its field. */
export function missingIn({
  version,
  dossier,
  papers
}: Pick<Application, 'version' | 'dossier' | 'papers'>): readonly ProblemDetail[] {
  const components = papers.flatMap(({ kind, ordinal, original, copy, fileId, reusedFrom }) =>
    kind === 'component' && ordinal ? [{ component: ordinal, original, copy, fileId, reusedFrom }] : []
  )
  try {
    needComplete(version, dossier.data, components)
    return []
  } catch (error) {
    if (error instanceof Problem) return error.details
    throw error
  }
}

/** The step in which something that is missing is mended. */
export const stepOf = ({ path = '' }: ProblemDetail): StepName =>
  path.startsWith('papers') ? 'papers' : path.startsWith('data') ? 'form' : 'you'
