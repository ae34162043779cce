import type { ProblemDetail } from '../../platform/problem.ts'
import type { Content } from './content.ts'
import { formProblems } from './form/index.ts'
import { totalShare } from './time-share.ts'

/** The seven parts that every published procedure has: name, steps, ways, papers with their number, deadline, subjects, agency. */
export const sevenParts = ['name', 'steps', 'ways', 'components', 'deadline', 'subjects', 'agency'] as const
export type SevenPart = (typeof sevenParts)[number]

/** Which of the seven parts a version lacks. */
export function missingParts(content: Content): SevenPart[] {
  const { name, steps, channels, components, limit, subjects, agency } = content
  const has: Record<SevenPart, boolean> = {
    name: name.vi !== '',
    steps: steps.length > 0,
    ways: channels.length > 0,
    components: components.length > 0,
    deadline: limit !== undefined,
    subjects: subjects !== undefined,
    agency: agency !== undefined
  }
  return sevenParts.filter((part) => !has[part])
}

/** What stands in the way of publishing a version, as far as the version itself says it: all at once. */
export function contentProblems(content: Content): ProblemDetail[] {
  return [
    ...missingParts(content).map((part) => ({
      path: fieldOf[part],
      messageKey: `procedures.check.missing_${part}`
    })),
    ...(content.power ? [] : [{ path: 'power', messageKey: 'procedures.check.no_power' }]),
    ...componentProblems(content),
    ...stepProblems(content),
    ...onlineProblems(content),
    ...(content.form ? formProblems(content.form) : [])
  ]
}

const fieldOf: Record<SevenPart, string> = {
  name: 'name.vi',
  steps: 'steps',
  ways: 'channels',
  components: 'components',
  deadline: 'limit.unit',
  subjects: 'subjects',
  agency: 'agency'
}

function componentProblems({ components }: Content): ProblemDetail[] {
  return components.flatMap(({ name, original, copy, reuse }, index) =>
    original + copy > 0 || reuse !== 'none'
      ? []
      : [
          {
            path: `components.${index}.original`,
            messageKey: 'procedures.check.no_quantity',
            params: { name }
          }
        ]
  )
}

function stepProblems({ steps }: Content): ProblemDetail[] {
  const without = steps.flatMap(({ name, power, position }, index) =>
    power || position
      ? []
      : [{ path: `steps.${index}.position`, messageKey: 'procedures.check.no_actor', params: { name } }]
  )
  // Whoever leads receives and takes up what they pass on, and returns the result.
  const ofLead = steps.flatMap(({ name, at }, index) =>
    at && (index < 2 || index === steps.length - 1)
      ? [{ path: `steps.${index}.at`, messageKey: 'procedures.check.step_of_lead', params: { name } }]
      : []
  )
  const found = [...without, ...ofLead]
  const total = totalShare(steps)
  if (total <= 100) return found
  return [...found, { path: 'steps', messageKey: 'procedures.check.too_long', params: { total } }]
}

function onlineProblems({ online, channels }: Content): ProblemDetail[] {
  const byNet = channels.includes('online')
  if (online === 'none' && byNet)
    return [{ path: 'online', messageKey: 'procedures.check.online_without_level' }]
  if (online !== 'none' && !byNet)
    return [{ path: 'channels', messageKey: 'procedures.check.level_without_online' }]
  return []
}
