import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { notFound, refusal } from '../../../../../platform/problem.ts'
import { findUnit, type UnitVersion, versionsOf } from '../../../../organization/index.ts'
import { type Absence, findAbsence } from '../../store-absence.ts'
import { bodyOfPerson, getPerson, getPost, type Hold, holdsIn, type PostFacts } from '../../store-facts.ts'
import { findPerson, type Person, personByCode } from '../../store-persons.ts'
import { searchPeople } from '../../store-search.ts'
import { personPath } from '../shared/words.tsx'
import type { About } from './act-form.tsx'

/** An id in an address: what is no id means nothing here. @throws notFound */
export function idOf(text: string, messageKey: string): string {
  if (!z.uuid().safeParse(text).success) throw notFound(messageKey)
  return text
}

/** A body by its id on the chosen day, or as it last was. @throws notFound */
export async function getBody(
  tx: Snapshot,
  text: string,
  { at, known }: FastifyRequest
): Promise<UnitVersion> {
  const id = idOf(text, 'people.refusal.no_such_body')
  const body =
    (await findUnit(tx, 'organization', id, { at, known })) ??
    (await versionsOf(tx, 'organization', id, known)).at(-1)
  if (!body) throw notFound('people.refusal.no_such_body')
  return body
}

export interface AboutBody extends About {
  body: UnitVersion
}

export async function aboutBody(tx: Snapshot, id: string, request: FastifyRequest): Promise<AboutBody> {
  const body = await getBody(tx, id, request)
  return {
    body,
    target: { organizationId: body.id },
    caption: body.name,
    back: { path: `/organizations/${body.id}/staff`, text: body.name }
  }
}

export interface AboutPost extends About {
  post: PostFacts
}

export async function aboutPost(tx: Snapshot, id: string, { language }: FastifyRequest): Promise<AboutPost> {
  const post = await getPost(tx, idOf(id, 'people.refusal.no_post'))
  const text = `${post.title[language]}, ${post.organizationName}`
  const { organizationId } = post
  return { post, target: { organizationId }, caption: text, back: { path: `/staff/posts/${post.id}`, text } }
}

export interface AboutPerson extends About {
  person: Person
}

export async function aboutPerson(tx: Snapshot, code: string, { at }: FastifyRequest): Promise<AboutPerson> {
  const person = await getPerson(tx, code)
  return {
    person,
    target: await bodyOfPerson(tx, person.id, at),
    caption: person.name,
    back: { path: personPath(person.code), text: person.name }
  }
}

export interface AboutHold extends About {
  hold: Hold
}

export async function aboutHold(tx: Snapshot, id: string, { language }: FastifyRequest): Promise<AboutHold> {
  const [hold] = await holdsIn(tx, { ids: [idOf(id, 'people.refusal.no_appointment')] })
  if (!hold) throw notFound('people.refusal.no_appointment')
  const { organizationId, personName, personCode } = hold
  return {
    hold,
    target: { organizationId },
    caption: `${personName} – ${hold.title[language]}, ${hold.organizationName}`,
    back: { path: personPath(personCode), text: personName }
  }
}

export interface AboutAbsence extends About {
  absence: Absence
  person: Person
}

export async function aboutAbsence(tx: Snapshot, id: string): Promise<AboutAbsence> {
  const absence = await findAbsence(tx, idOf(id, 'people.refusal.no_absence'))
  const person = absence && (await findPerson(tx, absence.personId))
  if (!absence || !person) throw notFound('people.refusal.no_absence')
  return {
    absence,
    person,
    target: await bodyOfPerson(tx, person.id, absence.start),
    caption: person.name,
    back: { path: personPath(person.code), text: person.name }
  }
}

const candidatesShown = 10

/**
 * The number of whoever is meant by a number or a name; what is not found is passed on, and the act says so.
 * @throws refusal when several bear the name: each with their number
 */
export async function codeMeant(
  tx: Snapshot,
  text: string | undefined,
  at: string
): Promise<string | undefined> {
  if (!text || (await personByCode(tx, text))) return text
  const found = await searchPeople(tx, text, { subject: '' }, { at, limit: candidatesShown })
  const [only, ...others] = found
  if (!only) return text
  if (!others.length) return only.code ?? text
  const candidates = found.map(({ name, code }) => `${name} (${code})`).join('; ')
  throw refusal('people.refusal.several', { name: text, candidates }, [
    { path: 'person', messageKey: 'people.refusal.several', params: { name: text, candidates } }
  ])
}
