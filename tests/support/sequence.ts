import { BaseSequencer, type TestSpecification } from 'vitest/node'

/**
 * What takes longest begins first, so that nothing long is left alone at the end. Only one of the first needs Lào Cai: while
 * it loads that, the others would only wait for it.
 */
const first = [
  '/tests/journeys/pages.',
  '/src/locality/demonstration/dossiers/',
  '/bench/kill/',
  '/tests/journeys/vice-chair.',
  '/tests/journeys/plan.',
  '/tests/journeys/dossier.',
  '/tests/journeys/midnight.',
  '/tests/journeys/'
]

function rank({ moduleId }: TestSpecification): number {
  const at = first.findIndex((path) => moduleId.includes(path))
  return at < 0 ? first.length : at
}

/** The order of test files: journeys before what needs no browser, then as vitest has it. */
export default class Sequence extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    return sorted.toSorted((one, other) => rank(one) - rank(other))
  }
}
