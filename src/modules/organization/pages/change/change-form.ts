import { z } from 'zod'
import { dayBefore, zDay } from '../../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../../platform/http/index.ts'
import type { UnitVersion } from '../../store/find-units.ts'

/** The acts that change one unit; mergers and splits are for plans. */
export const changeActs = ['rename', 'reclassify', 'move', 'recode', 'dissolve', 'correct'] as const
export type ChangeAct = (typeof changeActs)[number]

const day = blankAsAbsent(zDay.optional())
const number = (read: (text: string) => string) =>
  blankAsAbsent(
    z
      .string()
      .transform((text) => Number(read(text.replace(/\s/g, ''))))
      .optional()
  )
/** Thousands may be set apart as people do; anything else is left for the act to refuse. */
const whole = number((text) => text.replace(/[.,](?=\d{3}(\D|$))/g, ''))
/** The last point or comma begins the decimals. */
const decimal = number((text) => text.replace(/[.,](?=.*[.,])/g, '').replace(',', '.'))

const fields = z.object({
  decision_number: optionalText,
  decision_issuer: optionalText,
  decision_issued_on: day,
  decision_title: optionalText,
  clause: optionalText,
  effective_on: day,
  name: optionalText,
  name_en: optionalText,
  kind: optionalText,
  parent: optionalText,
  area: optionalText,
  code: optionalText,
  into: optionalText,
  on: day,
  first_day: day,
  seat: optionalText,
  area_km2: decimal,
  population: whole,
  lat: decimal,
  lon: decimal,
  source: optionalText,
  reason: optionalText
})
export type ChangeFields = z.output<typeof fields>

const required: Record<ChangeAct, (keyof ChangeFields)[]> = {
  rename: ['effective_on', 'name'],
  reclassify: ['effective_on', 'kind'],
  move: ['effective_on'],
  recode: ['effective_on', 'code'],
  dissolve: ['effective_on'],
  correct: ['on', 'reason']
}

/** The posted fields of an act; all that is missing is said at once. */
export function changeForm(act: ChangeAct) {
  return fields.superRefine((values, context) => {
    for (const name of ['decision_number' as const, ...required[act]])
      if (values[name] === undefined)
        context.addIssue({ code: 'custom', path: [name], message: 'record.input.required' })
    if (act === 'move' && !values.parent && !values.area)
      context.addIssue({ code: 'custom', path: ['parent'], message: 'record.input.required' })
  })
}

/** What a correction says; blank fields stay as they are. */
export function factsOf(values: ChangeFields) {
  const { code, name, kind, name_en, seat, area_km2, population, lat, lon, source, first_day } = values
  const facts = {
    code,
    name,
    kind,
    nameEn: name_en,
    seat,
    areaKm2: area_km2,
    population,
    lat,
    lon,
    source,
    firstDay: first_day
  }
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined))
}

/** The unit on the day before a change takes effect: acts name it by its code of then. */
export function versionBefore(versions: UnitVersion[], effectiveOn: string): UnitVersion | undefined {
  const before = dayBefore(effectiveOn)
  return versions.find(({ start, end }) => (!start || start <= before) && (!end || before < end))
}
