import { z } from 'zod'
import { read, type Snapshot } from '../../../../../platform/database/index.ts'
import { blankAsAbsent, optionalText, type RoomRoutes } from '../../../../../platform/http/index.ts'
import { type UnitInShort, unitCandidates } from '../../../../organization/index.ts'
import { fromText, pageOf } from '../../cursor.ts'
import { listPositions, type Position } from '../../store-positions.ts'
import { type StaffFilter, searchPeople, vacancies } from '../../store-search.ts'
import { appointmentKinds, groups } from '../../words.ts'
import { PeoplePage } from './people-page.tsx'
import { VacanciesPage } from './vacancies-page.tsx'

const query = z.object({
  q: z.preprocess((value) => (typeof value === 'string' ? value.trim().slice(0, 100) : ''), z.string()),
  unit: optionalText,
  position: optionalText,
  group: blankAsAbsent(z.enum(groups).optional().catch(undefined)),
  kind: blankAsAbsent(z.enum(appointmentKinds).optional().catch(undefined)),
  /** Whom a vacancy is looked for. */
  person: optionalText,
  after: optionalText
})
export type StaffQuery = z.output<typeof query>

const pageSize = 50

/** What both lists show beside their rows. */
export interface Narrowing {
  query: StaffQuery
  /** The body that was meant; null: there is none of that name. */
  unit: UnitInShort | null | undefined
  positions: Position[]
}

/** People and vacancies of a day, page by page. */
export const searchRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/staff/people', { schema: { querystring: query } }, async (request, reply) => {
    const { query, at, actor, t } = request
    const list = await read(database, async (tx) => {
      const { narrowing, filter } = await narrow(tx, query, at)
      const rows = filter ? await searchPeople(tx, query.q, actor, filter) : []
      return { narrowing, ...pageOf(rows, pageSize, (person) => person) }
    })
    return reply.page(<PeoplePage {...list} />, { title: t('people.search.title') })
  })

  app.get('/staff/vacancies', { schema: { querystring: query } }, async (request, reply) => {
    const { query, at, actor, t } = request
    const list = await read(database, async (tx) => {
      const { narrowing, filter } = await narrow(tx, query, at)
      const rows = filter ? await vacancies(tx, actor, filter) : []
      const page = pageOf(rows, pageSize, ({ organizationName, postId }) => ({
        name: organizationName,
        id: postId
      }))
      return { narrowing, ...page }
    })
    return reply.page(<VacanciesPage {...list} />, { title: t('people.vacancies.title') })
  })
}

/** The filter that the address means; none when it names a body that does not exist. */
async function narrow(tx: Snapshot, query: StaffQuery, at: string) {
  const unit = query.unit
    ? ((await unitCandidates(tx, query.unit, { at }, 'organization'))[0] ?? null)
    : undefined
  const narrowing: Narrowing = { query, unit, positions: await listPositions(tx, at) }
  if (unit === null) return { narrowing, filter: undefined }
  const { position, group, kind, after } = query
  const filter: StaffFilter = { at, unitId: unit?.id, position, group, kind }
  return { narrowing, filter: { ...filter, after: fromText(after), limit: pageSize + 1 } }
}
