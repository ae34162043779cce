import type { FastifyRequest } from 'fastify'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { signedIn } from '../../../../../platform/http/index.ts'
import { mayDo } from '../../../../../platform/record/index.ts'
import { type Qualification, qualificationsOf } from '../../../standards/index.ts'
import { type Absence, absencesOf } from '../../store-absence.ts'
import { type Career, careerOf } from '../../store-career.ts'
import { bodyOfPerson, getPerson } from '../../store-facts.ts'
import { type Capacity, capacitiesOf, type Person } from '../../store-persons.ts'
import { mayReadPrivate, type PrivateData, privateDataOf } from '../../store-private.ts'

/** Everything that the page of a person shows to its reader. */
export interface PersonFile {
  person: Person
  /** Posts on the day; `mayEnd` where the reader may end the appointment. */
  posts: (Capacity & { mayEnd: boolean })[]
  career: Career
  absences: Absence[]
  /** Null for readers without the power to read personal data of the person's body. */
  personal: { data: PrivateData; qualifications: Qualification[] } | null
  mayChange: boolean
}

export async function readFile(tx: Snapshot, code: string, request: FastifyRequest): Promise<PersonFile> {
  const actor = signedIn(request)
  const { at, known, view } = request
  const person = await getPerson(tx, code)
  const posts: PersonFile['posts'] = []
  for (const post of await capacitiesOf(tx, person.id, at, known)) {
    const { organizationId } = post
    posts.push({ ...post, mayEnd: await mayDo(tx, actor, 'staffing.appoint', { organizationId }) })
  }
  const mayRead = await mayReadPrivate(tx, actor, person.id, view.today)
  return {
    person,
    posts,
    career: await careerOf(tx, person.id, { at, known }),
    absences: await absencesOf(tx, person.id, null, null, known),
    personal: mayRead
      ? {
          data: await privateDataOf(tx, actor, person.id, view.today),
          qualifications: await qualificationsOf(tx, person.id, known)
        }
      : null,
    mayChange: await mayDo(tx, actor, 'staffing.appoint', await bodyOfPerson(tx, person.id, at))
  }
}
