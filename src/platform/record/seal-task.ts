import type { Database } from '../database/index.ts'
import { sealRecords } from './seal.ts'

export const sealTaskName = 'seal'

/** Every five minutes: what is sealed soon can be tampered with for a short time only. */
export const sealTimetable = `*/5 * * * * ${sealTaskName}`

/** The job that seals what is not sealed yet. */
export async function sealTask(_payload: unknown, database: Database): Promise<void> {
  await sealRecords(database)
}
