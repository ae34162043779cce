import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { nowOf } from '../../../api.ts'
import { colleaguesOf, unitsWithin } from '../../../desk/colleagues.ts'
import type { Desk } from '../../../desk/scope.ts'

/** Somebody, or a unit, as a field offers them. */
export interface Receiver {
  /** `person:<id>:<unit>` or `unit:<id>` */
  value: string
  text: string
}

/** What was chosen: somebody takes it into their unit. */
export const receiverIn = z.string().transform((text, context) => {
  const [what = '', id = '', unit = ''] = text.split(':')
  const ids = z.array(z.uuid()).safeParse(what === 'person' ? [id, unit] : [id])
  if (ids.success && what === 'person') return { personId: id, unitId: unit }
  if (ids.success && what === 'unit') return { unitId: id }
  context.addIssue({ code: 'custom', message: 'record.input.required' })
  return z.NEVER
})

/** To whom dossiers of a desk can be given: people as far as they are not too many, and every unit. */
export async function receiversOf(tx: Snapshot, desk: Desk, request: FastifyRequest): Promise<Receiver[]> {
  const { t, language } = request
  const bodies = [...desk.leads, ...desk.units]
  const people = await colleaguesOf(tx, { bodies, day: desk.day, now: nowOf(request) })
  const units = await unitsWithin(tx, bodies, desk.day)
  return [
    ...people
      .filter(({ awayUntil }) => awayUntil === null)
      .map(({ id, name, title, unit, unitId, open }) => ({
        value: `person:${id}:${unitId}`,
        text: t('desk.bulk.receiver', { name, title: title[language], unit, count: open })
      })),
    ...units.map(({ id, name }) => ({ value: `unit:${id}`, text: t('desk.bulk.unit', { unit: name }) }))
  ]
}
