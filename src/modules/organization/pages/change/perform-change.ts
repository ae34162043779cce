import { type Database, read } from '../../../../platform/database/index.ts'
import { invalid } from '../../../../platform/problem.ts'
import { type Actor, type PerformOptions, perform } from '../../../../platform/record/index.ts'
import { correct } from '../../acts/correct.ts'
import { dissolve } from '../../acts/dissolve.ts'
import { move } from '../../acts/move.ts'
import { reclassify } from '../../acts/reclassify.ts'
import { recode } from '../../acts/recode.ts'
import { rename } from '../../acts/rename.ts'
import type { UnitType } from '../../change-set.ts'
import { resolveUnit } from '../../resolve-unit.ts'
import type { UnitVersion } from '../../store/find-units.ts'
import { unitCandidates } from '../../store/unit-candidates.ts'
import { decisionOf } from '../shared/decision-form.tsx'
import { type ChangeAct, type ChangeFields, factsOf, versionBefore } from './change-form.ts'
import { atFields, isAboutForm } from './field-of.ts'

const acts = { rename, reclassify, move, recode, dissolve }

export interface Changed {
  type: UnitType
  id: string
  versions: UnitVersion[]
}

/**
 * Carries out what a form asks for one unit.
 * @returns the first day on which the change shows
 * @throws refusals and mistakes, each at the field of the form
 */
export async function performChange(
  database: Database,
  act: ChangeAct,
  unit: Changed,
  values: ChangeFields,
  actor: Actor,
  options: PerformOptions
): Promise<string> {
  try {
    const decision = decisionOf(values)
    if (act === 'correct') {
      const { on = '', reason } = values
      await perform(
        database,
        correct,
        actor,
        { decision, unit: unit.type, id: unit.id, on, facts: factsOf(values), reason },
        options
      )
      return on
    }
    const effectiveOn = values.effective_on ?? ''
    const from = [{ code: codeBefore(unit, effectiveOn) }]
    const into = await intoOf(database, act, unit.type, values, effectiveOn)
    const input = { decision, effectiveOn, clause: values.clause, unit: unit.type, from, into }
    await perform(database, acts[act], actor, input, options)
    return effectiveOn
  } catch (error) {
    throw isAboutForm(error) ? atFields(error, act) : error
  }
}

function codeBefore({ versions }: Changed, effectiveOn: string): string {
  const version = versionBefore(versions, effectiveOn)
  if (version) return version.code
  const last = versions.at(-1)
  const params = { unit: `${last?.name} (${last?.code})`, day: effectiveOn }
  throw invalid('organization.refusal.not_then', params, [
    { path: 'effective_on', messageKey: 'organization.refusal.not_then', params }
  ])
}

async function intoOf(
  database: Database,
  act: Exclude<ChangeAct, 'correct'>,
  type: UnitType,
  values: ChangeFields,
  day: string
) {
  const { name, name_en, kind, code, parent, area } = values
  const codeOf = (text: string, of: UnitType, path: string) => codeMeant(database, text, of, day, path)
  switch (act) {
    case 'rename':
      return [{ name, nameEn: name_en }]
    case 'reclassify':
      return [{ kind }]
    case 'recode':
      return [{ code }]
    case 'move':
      return [
        {
          parent: parent && (await codeOf(parent, type, 'parent')),
          area: area && (await codeOf(area, 'area', 'area'))
        }
      ]
    case 'dissolve': {
      const named = (values.into ?? '')
        .split(/[\n;]+/)
        .map((text) => text.trim())
        .filter(Boolean)
      const codes: string[] = []
      for (const text of named) codes.push(await codeOf(text, type, 'into'))
      return codes.map((one) => ({ code: one, existing: true }))
    }
  }
}

/** People may write names; acts take codes. What is not found is passed on, and the act says so. */
function codeMeant(
  database: Database,
  text: string,
  type: UnitType,
  at: string,
  path: string
): Promise<string> {
  return read(database, async (tx) => {
    const candidates = await unitCandidates(tx, text, { at }, type)
    if (candidates.length === 0) return text
    return (await resolveUnit(tx, text, { at }, { type, path })).code
  })
}
