import type { RoomRoutes } from '../../../platform/http/index.ts'
import { planPages } from '../custody/index.ts'
import { exchangePages } from '../exchange/index.ts'
import { verifyPages } from '../papers/index.ts'
import { applyPages } from './apply/index.ts'
import { calendarPages } from './calendar/index.ts'
import { deskPages } from './desk/index.ts'
import { dossierPages } from './dossier/index.ts'
import { receptionPages } from './reception/index.ts'
import { statusPages } from './status/index.ts'

/** Where people apply, counters, desks, one dossier on one page; where a dossier stands, and whether a paper is signed, for everybody. */
export const pages: RoomRoutes = async (app, parts) => {
  for (const one of [
    applyPages,
    receptionPages,
    deskPages,
    dossierPages,
    statusPages,
    verifyPages,
    exchangePages,
    planPages,
    calendarPages
  ])
    await app.register(one, parts)
}
