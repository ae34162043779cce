import { z } from 'zod'
import { zDay } from '../../../platform/day.ts'
import { blankAsAbsent, optionalText } from '../../../platform/http/index.ts'
import { formatDay, type Language } from '../../../platform/i18n/index.ts'
import { findSet } from '../../../platform/sets/index.ts'
import type { Decision } from '../../organization/index.ts'
import type { DecisionInput } from '../plan-format/types.ts'
import type { Plan } from '../store/plans.ts'

const fields = z.object({
  title: z.string().trim().min(1, { error: 'changeover.page.facts.needs_title' }).max(500),
  effectiveOn: zDay,
  known: optionalText,
  number: optionalText,
  issuer: optionalText,
  issuedOn: blankAsAbsent(zDay.optional()),
  decisionEffectiveOn: blankAsAbsent(zDay.optional()),
  decisionTitle: optionalText,
  announced: z.string().max(10_000).default(''),
  revision: z.coerce.number().int().default(0)
})

/** What the form of a plan's facts posts, with the decision chosen among the known ones or written anew. */
export function planFactsInput(decisions: Decision[], language: Language) {
  return fields
    .superRefine((given, context) => {
      const say = (path: string, message: string, params: Record<string, string> = {}) =>
        context.addIssue({ code: 'custom', path: [path], message, params })
      if (!given.known && !given.number) say('number', 'changeover.page.facts.needs_decision')
      const decided = decisionOf(given, decisions)
      const since = decided.effectiveOn ?? decided.issuedOn
      if (since && given.effectiveOn < since)
        say('effectiveOn', 'changeover.page.facts.before_decision', { day: formatDay(since, language) })
      if (decided.issuedOn && decided.effectiveOn && decided.effectiveOn < decided.issuedOn)
        say('decisionEffectiveOn', 'changeover.page.facts.effective_before_issued')
      for (const line of unreadableLines(given.announced))
        say('announced', 'changeover.page.facts.unknown_figure', { line })
    })
    .transform((given) => ({
      title: given.title,
      effectiveOn: given.effectiveOn,
      revision: given.revision,
      decision: decisionOf(given, decisions),
      announced: announcedOf(given.announced)
    }))
}

function decisionOf(given: z.infer<typeof fields>, decisions: Decision[]): DecisionInput {
  const known = decisions.find(({ id }) => id === given.known)
  const { issuer, issuedOn, decisionEffectiveOn: effectiveOn, decisionTitle: title } = given
  const written = { number: given.number ?? '', issuer, issuedOn, effectiveOn, title }
  const chosen = known && {
    number: known.number,
    issuer: known.issuer ?? undefined,
    issuedOn: known.issuedOn ?? undefined,
    effectiveOn: known.effectiveOn ?? undefined,
    title: known.title ?? undefined
  }
  return Object.fromEntries(
    Object.entries(chosen ?? written).filter(([, value]) => value !== undefined)
  ) as unknown as DecisionInput
}

const announcedLine = /^\s*([\w.]+)\s*[=:]\s*(-?\d+(?:[.,]\d+)?)\s*$/

/** `units.communes = 99`, one a line. */
function announcedOf(text: string): Record<string, number> {
  const lines = text.split('\n').flatMap((line) => {
    const [, id, value] = announcedLine.exec(line) ?? []
    return id && value ? [[id, Number(value.replace(',', '.'))] as const] : []
  })
  return Object.fromEntries(lines)
}

function unreadableLines(text: string): string[] {
  return text.split('\n').filter((line) => {
    if (!line.trim()) return false
    const [, id] = announcedLine.exec(line) ?? []
    return !id || !findSet('figures', id)
  })
}

/** A plan's facts as the form shows them. */
export function planFactsValues({ title, effectiveOn, decision, announced }: Plan): Record<string, string> {
  return {
    title,
    effectiveOn,
    number: decision.number,
    issuer: decision.issuer ?? '',
    issuedOn: decision.issuedOn ?? '',
    decisionEffectiveOn: decision.effectiveOn ?? '',
    decisionTitle: decision.title ?? '',
    announced: Object.entries(announced)
      .map(([id, value]) => `${id} = ${value}`)
      .join('\n')
  }
}
