import { z } from 'zod'
import type { Tx } from '../../../../platform/database/index.ts'
import { dayAfter, zDay } from '../../../../platform/day.ts'
import { notFound, refusal } from '../../../../platform/problem.ts'
import { type Person, personByCode } from '../../people/store-persons.ts'
import { listLevels, qualificationKinds } from '../store-catalogue.ts'

export const text = (max: number) => z.string().trim().min(1).max(max)

/** What a degree or certificate says of itself. */
export const qualificationFacts = z.object({
  kind: z.enum(qualificationKinds),
  level: text(60),
  field: text(300).optional(),
  issuer: text(300).optional(),
  number: text(100).optional(),
  issuedOn: zDay,
  /** The last day on which it counts. */
  lastDay: zDay.optional()
})
export type QualificationFacts = z.infer<typeof qualificationFacts>

export const reason = text(2000)

/**
 * The person with a number of the staff register.
 * @throws Problem 404
 */
export async function requirePerson(tx: Tx, code: string): Promise<Person> {
  const person = await personByCode(tx, code)
  if (!person) throw notFound('standards.refusal.no_person', { code })
  return person
}

/**
 * The first day on which it counts no more.
 * @throws refusal when the level is not one of the kind, or it would expire before it is issued
 */
export async function checkQualification(tx: Tx, facts: QualificationFacts): Promise<string | null> {
  const { kind, level, issuedOn, lastDay } = facts
  const levels = (await listLevels(tx)).filter((one) => one.kind === kind)
  if (!levels.some(({ code }) => code === level))
    throw refusal('standards.refusal.no_level', {}, [
      { path: 'level', messageKey: 'standards.refusal.no_level' }
    ])
  if (lastDay && lastDay < issuedOn)
    throw refusal('standards.refusal.expired_before', {}, [
      { path: 'lastDay', messageKey: 'standards.refusal.expired_before' }
    ])
  return lastDay ? dayAfter(lastDay) : null
}
