import type { VNode } from 'preact'
import type { Language, T } from '../../../platform/i18n/index.ts'
import { useView } from '../../../ui/index.ts'
import type { RegisterView, Unit } from '../../organization/index.ts'
import type { Operation, OperationFrom, OperationInto } from '../plan-format/types.ts'
import type { Words } from '../store/words.ts'

/** What pages need to speak of the units of a plan. */
export interface Speech {
  words: Words
  view: RegisterView
}

/** Kind and name as people say them: "xã Y Tý"; bodies bear their kind in their name. */
export function unitTitle(unit: { name: string; kind: string; type: string }, words: Words, t: T): string {
  const kind = words.kinds.get(unit.kind)?.name[t.language]
  return unit.type === 'area' && kind ? t('changeover.page.unit.title', { kind, name: unit.name }) : unit.name
}

/** What a unit lies in, from the next upwards; a body: the area that it serves. */
export function whereabouts(unit: Unit, { view, words }: Speech, t: T): string {
  const around: string[] = []
  let above = unit.type === 'area' ? unit.parentId : unit.areaId
  while (above && around.length < 3) {
    const area: Unit | undefined = view.before.units.get(above) ?? view.onDay.units.get(above)
    if (!area) break
    around.push(unitTitle(area, words, t))
    above = area.parentId
  }
  return around.join(', ')
}

/** A field as people call it. */
export function fieldName(code: string, words: Words, language: Language): string {
  return words.functions.get(code)?.[language] ?? code
}

/** How much of a unit goes a way: nothing for all of it. */
export function PartText({ entry }: { entry: OperationFrom }): VNode | null {
  const { t } = useView()
  const percent = (share: number | undefined) =>
    share === undefined ? undefined : Math.round(share * 10_000) / 100
  const [area, population] = [percent(entry.shareArea), percent(entry.sharePopulation)]
  const said = [
    entry.extent === 'part' && t('changeover.page.unit.part'),
    area !== undefined && t('changeover.page.unit.share_area', { percent: area }),
    population !== undefined && t('changeover.page.unit.share_population', { percent: population })
  ].filter(Boolean)
  return said.length ? <span class="haicap-muted"> ({said.join(', ')})</span> : null
}

/** What an entry of `into` will be on the day, as far as the plan says. */
export function resultOf(
  operation: Operation,
  into: OperationInto,
  { view }: Speech
): {
  unit: Partial<Unit> & { name: string; kind: string; type: string }
  role: 'new' | 'goes_on' | 'receives'
} {
  const changesOne = ['rename', 'reclassify', 'move', 'recode'].includes(operation.act)
  const code = into.existing
    ? into.code
    : (into.continues ?? (changesOne ? operation.from[0]?.code : undefined))
  const base =
    code === undefined
      ? undefined
      : (view.before.byCode(operation.unit, code) ?? view.onDay.byCode(operation.unit, code))
  const { parent: _parent, area: _area, continues: _continues, existing: _existing, ...facts } = into
  const unit = { type: operation.unit, name: '', kind: '', ...base, ...(into.existing ? {} : facts) }
  if (!unit.name) unit.name = into.name ?? into.code ?? '?'
  return { unit, role: into.existing ? 'receives' : base || changesOne || into.continues ? 'goes_on' : 'new' }
}

/** The unit that bears a code on the day: made by the plan, or there already. */
export function namedAfter(
  type: 'area' | 'organization',
  code: string,
  operations: Operation[],
  speech: Speech,
  t: T
): string {
  for (const operation of operations)
    if (operation.unit === type)
      for (const into of operation.into)
        if (into.code === code && !into.existing && into.name)
          return unitTitle(resultOf(operation, into, speech).unit, speech.words, t)
  const unit = speech.view.onDay.byCode(type, code) ?? speech.view.before.byCode(type, code)
  return unit ? unitTitle(unit, speech.words, t) : code
}

/** What an operation is about, in a few words: what results from it, or what ends. */
export function subjectOf(operation: Operation, speech: Speech, t: T): string {
  const { unit: type, from, into } = operation
  const results = into.map((entry) => unitTitle(resultOf(operation, entry, speech).unit, speech.words, t))
  const taken = from.map(({ code }) => {
    const unit = speech.view.before.byCode(type, code)
    return unit ? unitTitle(unit, speech.words, t) : code
  })
  const names = [...new Set(operation.act === 'dissolve' ? taken : results)]
  if (names.length <= 2) return names.join(', ')
  return t('changeover.page.operation.and_more', {
    first: names.slice(0, 2).join(', '),
    count: names.length - 2
  })
}
