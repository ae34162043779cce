import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { watchServer } from './watch.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server whose starts go as told: it runs for so many seconds, or does not start at all. */
function server(starts: (number | 'fails')[]) {
  let runsUntil = Date.now()
  const started: number[] = []
  const said: string[] = []
  const from = Date.now()
  const end = watchServer({
    runs: () => Date.now() < runsUntil,
    async restart() {
      started.push(Math.round((Date.now() - from) / 1000))
      const next = starts[started.length - 1] ?? Number.POSITIVE_INFINITY
      if (next === 'fails') throw new Error('No space left on device')
      runsUntil = Date.now() + next * 1000
    },
    progress: (message) => void said.push(message)
  })
  return { started, said, end }
}

test('a server that dies is started again at once, however often', async () => {
  const { started, said, end } = server([300, 2, 300])
  await vi.advanceTimersByTimeAsync(310_000)
  expect(started).toEqual([1, 301, 303])
  expect(said).toEqual(
    Array(3).fill(['PostgreSQL has ended; starting it again …', 'PostgreSQL runs again']).flat()
  )
  await end()
})

test('one that does not start is tried after longer and longer pauses, up to a minute', async () => {
  const { started, said, end } = server([...Array(7).fill('fails'), 10, 'fails', 300])
  await vi.advanceTimersByTimeAsync(300_000)
  expect(started).toEqual([1, 6, 16, 36, 76, 136, 196, 256, 266, 271])
  expect(said[1]).toBe('PostgreSQL could not be started again, next attempt in 5 s: No space left on device')
  await end()
})
