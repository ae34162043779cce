import { loadSets } from './load-sets.ts'

/** The message keys that figures and rules need, and the file that needs each; for the checker. */
export function setMessageKeys(): { key: string; by: string }[] {
  return [...loadSets('figures'), ...loadSets('rules')].flatMap((set) =>
    [set.nameKey, set.explanationKey, set.violationKey]
      .filter((key) => key !== null)
      .map((key) => ({ key, by: set.file }))
  )
}
