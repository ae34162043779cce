import { z } from 'zod'
import { type Database, read } from '../../../../platform/database/index.ts'
import { dayBefore, isDay } from '../../../../platform/day.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { changeDays } from '../../store/change-days.ts'
import { type ComparableTerritory, comparableTerritories } from '../../store/comparable.ts'
import { csvType, toCsv } from '../shared/csv.ts'
import { ComparablePage } from './comparable-page.tsx'
import { likeForLike } from './like-for-like.ts'

const levels = ['province', 'district', 'commune'] as const
const query = z.object({
  from: z.string().optional(),
  to: z.string().optional(),
  level: z.enum(levels).catch('commune')
})

/** Which land of one day lies in which land of another: for statistics, apart from who continues the work. */
export const comparableRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/comparable', { schema: { querystring: query } }, async (request, reply) => {
    const { t } = request
    const { level, ...days } = await given(database, request.query, request.at)
    const wrong = (['from', 'to'] as const).filter((name) => !isDay(days[name]))
    const errors = wrong.map((path) => ({ path, text: t('platform.day.invalid') }))
    const pairs = wrong.length
      ? []
      : await read(database, (tx) => comparableTerritories(tx, days.from, days.to, level))
    return reply.page(<ComparablePage {...days} level={level} pairs={pairs} errors={errors} />, {
      title: t('organization.page.comparable.title'),
      status: wrong.length ? 422 : 200,
      wide: true
    })
  })

  app.get('/comparable.csv', { schema: { querystring: query } }, async (request, reply) => {
    const { from, to, level } = await given(database, request.query, request.at)
    const valid = isDay(from) && isDay(to)
    const pairs = valid ? await read(database, (tx) => comparableTerritories(tx, from, to, level)) : []
    return reply.download(`comparable-${from}-${to}.csv`, csvType, pairsCsv(pairs))
  })
}

/** Blank days: the last changeover, seen from the day before it. The earlier day always stands first. */
async function given(database: Database, asked: z.infer<typeof query>, at: string) {
  const [last] = await read(database, (tx) => changeDays(tx, at))
  const from = asked.from || (last ? dayBefore(last) : at)
  const to = asked.to || last || at
  const turned = isDay(from) && isDay(to) && to < from
  return { from: turned ? to : from, to: turned ? from : to, level: asked.level }
}

function pairsCsv(pairs: ComparableTerritory[]): string {
  const like = likeForLike(pairs)
  return toCsv(pairs, {
    from_code: (pair) => pair.fromCode,
    from_name: (pair) => pair.fromName,
    to_code: (pair) => pair.toCode,
    to_name: (pair) => pair.toName,
    extent: (pair) => pair.extent,
    share_area: (pair) => pair.shareArea,
    share_population: (pair) => pair.sharePopulation,
    like_for_like: (pair) => like.has(pair.toId)
  })
}
