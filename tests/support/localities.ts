import { loadLocality } from '../../src/locality/index.ts'
import { templateWith } from './database.ts'

/** They would take longer than all the rest: who tests them writes some. */
const withoutDossiers = { dossiers: 'none' } as const

/** A template database with the invented test province, two plans enacted. */
export const testProvince = () =>
  templateWith('thu-nghiem', (database) =>
    loadLocality(database, 'localities/thu-nghiem', withoutDossiers).then(() => undefined)
  )

/** A template database with Lào Cai as it is shipped, its plan enacted. */
export const laoCai = () =>
  templateWith('lao-cai', (database) =>
    loadLocality(database, 'localities/lao-cai', withoutDossiers).then(() => undefined)
  )
