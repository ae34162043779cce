import { defineConfig } from 'vitest/config'
import Sequence from './tests/support/sequence.ts'

export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'tests/**/*.test.{ts,tsx}', 'bench/**/*.test.ts'],
    globalSetup: ['tests/support/cluster.ts'],
    // Each file works on its own database; browsers and the database leave two cores time for a third.
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: Sequence },
    testTimeout: 120_000,
    hookTimeout: 120_000
  }
})
