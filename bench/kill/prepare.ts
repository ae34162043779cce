import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { sql } from 'kysely'
import { z } from 'zod'
import { makeToken } from '../../src/modules/authority/access/acts/make-token.ts'
import { newToken } from '../../src/modules/authority/access/store/tokens.ts'
import { smallOffice } from '../../src/modules/dossiers/fixtures/small-office.ts'
import { config } from '../../src/platform/config.ts'
import { openDatabase, write } from '../../src/platform/database/index.ts'
import { today } from '../../src/platform/day.ts'
import { perform, systemActor } from '../../src/platform/record/index.ts'
import { writeLocality } from './site.ts'

/** Who works in the small office, and with which powers their programs do so. */
const officials = {
  LIEN: ['dossiers.receive'],
  DAO: ['dossiers.assign'],
  HOA: ['dossiers.settle'],
  MAI: ['civil_status.birth', 'land.confirm', 'certification.copy', 'dossiers.assign'],
  BINH: ['dossiers.release'],
  CUONG: ['register.change']
} as const
export type Official = keyof typeof officials

/** What clients know of the place in which they work. */
export interface Place {
  tokens: Record<Official, string>
  receptionId: string
  clerkId: string
}

const locality = 'muong-thu'

/** Makes a small office in a new data folder: its people with tokens, and three procedures. */
export async function preparePlace(folder: string): Promise<Place> {
  await writeLocality(join(folder, 'locality'), locality)
  const database = await openDatabase(config({ HAICAP_DATA: join(folder, 'data') }))
  try {
    const { gov } = await smallOffice(database)
    await write(database, (tx) =>
      sql`insert into vesting (act, power_code, holder_position_code, reach, valid, decision_id)
        values ('devolution', 'register.change', 'chair_province', 'area', '[2020-01-01,)', ${gov.decision}::uuid)`.execute(
        tx
      )
    )
    const day = today('Asia/Ho_Chi_Minh')
    const tokens = {} as Place['tokens']
    for (const [who, powers] of Object.entries(officials) as [Official, readonly string[]][]) {
      const { token, hash } = newToken()
      const input = { name: 'kill', powers: [...powers], lastDay: day, hash }
      await perform(database, makeToken(day), gov.actor(who, day), {
        ...input,
        lastDay: Temporal.PlainDate.from(day).add({ days: 2 }).toString()
      })
      tokens[who] = token
    }
    const finish = {
      name: 'locality.finish',
      input: z.strictObject({}),
      power: null,
      run: async () => ({
        result: {},
        subject: { kind: 'locality', id: locality },
        after: { sha256: randomUUID() }
      })
    }
    await perform(database, finish, systemActor('kill'), {})
    return { tokens, receptionId: gov.body.tt1 ?? '', clerkId: gov.person.HOA ?? '' }
  } finally {
    await database.close()
  }
}
