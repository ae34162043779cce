import type { Step } from './content.ts'

/**
 * The share of the time limit that the steps take together, in percent: one after the other, and of those
 * that run side by side the longest.
 */
export function totalShare(steps: readonly Pick<Step, 'share' | 'parallel'>[]): number {
  const longest = new Map<number, number>()
  let alone = 0
  // In hundredths, so that 33.33 three times is what people expect.
  for (const { share, parallel } of steps) {
    const hundredths = Math.round(share * 100)
    if (parallel === undefined) alone += hundredths
    else longest.set(parallel, Math.max(longest.get(parallel) ?? 0, hundredths))
  }
  return [...longest.values()].reduce((sum, share) => sum + share, alone) / 100
}
