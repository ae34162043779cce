import type { FastifyRequest } from 'fastify'
import { type Database, read, type Snapshot } from '../../../../platform/database/index.ts'
import { signedIn } from '../../../../platform/http/index.ts'
import { notFound } from '../../../../platform/problem.ts'
import { mayDo, needPower } from '../../../../platform/record/index.ts'
import { bodyOfPerson } from '../../people/store-facts.ts'
import { type Person, personByCode } from '../../people/store-persons.ts'
import {
  type Exemption,
  exemptionsOf,
  type PersonStandard,
  type Qualification,
  qualificationsOf,
  standardsOf
} from '../store-person.ts'

export interface PersonFile {
  person: Person
  rows: PersonStandard[]
  held: Qualification[]
  exemptions: Exemption[]
  /** Whether the reader may record qualifications and exemptions of this person. */
  mayQualify: boolean
}

/** Path of the standards of a person. */
export const standardsPath = (code: string): string => `/staff/people/${encodeURIComponent(code)}/standards`

/**
 * What somebody must meet and holds. For themselves, and for whoever may read personal data there.
 * @throws Problem 401, 403, 404
 */
export function readPersonFile(
  database: Database,
  request: FastifyRequest,
  code: string
): Promise<PersonFile> {
  const actor = signedIn(request)
  return read(database, async (tx) => {
    const person = await requirePerson(tx, code)
    const home = await bodyOfPerson(tx, person.id, request.at)
    if (actor.personId !== person.id) await needPower(tx, actor, 'staffing.read_personal', home)
    const asOf = { at: request.at, known: request.known }
    return {
      person,
      rows: await standardsOf(tx, person.id, asOf),
      held: await qualificationsOf(tx, person.id, request.known),
      exemptions: await exemptionsOf(tx, person.id, request.known),
      mayQualify: await mayDo(tx, actor, 'staffing.qualify', home)
    }
  })
}

/**
 * The person of a form, for whoever may record qualifications there.
 * @throws Problem 401, 403, 404
 */
export async function personToQualify(tx: Snapshot, request: FastifyRequest, code: string): Promise<Person> {
  const actor = signedIn(request)
  const person = await requirePerson(tx, code)
  const home = await bodyOfPerson(tx, person.id, request.at)
  await needPower(tx, actor, 'staffing.qualify', home)
  return person
}

async function requirePerson(tx: Snapshot, code: string): Promise<Person> {
  const person = await personByCode(tx, code)
  if (!person) throw notFound('standards.refusal.no_person', { code })
  return person
}
