import { z } from 'zod'
import { dayBefore, zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../../platform/http/index.ts'
import type { Delegation, LineInput } from '../delegation.ts'

const day = blankAsAbsent(zDay.optional())
const chosen = z
  .string({ error: 'record.input.required' })
  .min(1, { error: 'record.input.required' })
  .max(200)

/** A line as its form sends it. */
export const lineForm = z
  .object({
    thing: chosen,
    holder: chosen,
    place: blankAsAbsent(z.uuid().optional()),
    first_day: blankAsAbsent(zDay),
    last_day: day,
    conditions: optionalText,
    means: optionalText,
    onward: z.literal('yes').optional(),
    signature: blankAsAbsent(z.enum(['TM', 'KT', 'TL', 'TUQ']).optional()),
    onwards: z.enum(['show', 'more']).default('show')
  })
  .refine(({ first_day, last_day }) => !last_day || last_day >= first_day, {
    path: ['last_day'],
    error: 'delegations.input.days_reversed'
  })
export type LineForm = z.output<typeof lineForm>

/** What the act takes. */
export function lineOf(values: LineForm): LineInput {
  const [what, thing = ''] = split(values.thing)
  const [kind, id = ''] = split(values.holder)
  const [code = '', level] = id.split(':')
  return {
    ...(what === 'power' ? { power: thing } : { field: thing }),
    holder: {
      kind: kind as LineInput['holder']['kind'],
      id: code,
      ...(level && { level: level as 'province' | 'district' | 'commune' })
    },
    ...(values.place && { placeId: values.place }),
    firstDay: values.first_day,
    ...(values.last_day && { lastDay: values.last_day }),
    ...(values.conditions && { conditions: values.conditions }),
    ...(values.means && { means: values.means }),
    onward: values.onward === 'yes',
    ...(values.signature && { signature: values.signature })
  }
}

/** The form of a line that is there already. */
export function formOfLine(line: Delegation['lines'][number]): Record<string, string> {
  const { thing, holder } = line
  const level = holder.kind === 'kind' && holder.level ? `:${holder.level}` : ''
  return {
    thing: `${thing.kind === 'power' ? 'power' : 'field'}:${thing.code}`,
    holder: `${holder.kind}:${holder.id}${level}`,
    place: line.placeId ?? '',
    first_day: line.firstDay,
    last_day: line.end ? dayBefore(line.end) : '',
    conditions: line.conditions ?? '',
    means: line.means ?? '',
    ...(line.onward && { onward: 'yes' }),
    signature: line.signature ?? ''
  }
}

function split(value: string): [string, string | undefined] {
  const colon = value.indexOf(':')
  return colon < 0 ? [value, undefined] : [value.slice(0, colon), value.slice(colon + 1)]
}
