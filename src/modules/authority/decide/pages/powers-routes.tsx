import { z } from 'zod'
import { read, type Snapshot } from '../../../../platform/database/index.ts'
import type { Day } from '../../../../platform/day.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { decidersAt, fieldsByCode, getPower, listPowers, postsInWords } from '../../resolve/index.ts'
import { lowestAreas } from '../store/lowest-areas.ts'
import { searchPowers } from '../store/search-powers.ts'
import { vestingsOfPower } from '../store/vestings.ts'
import { PowerPage, type PowerPageProps } from './power-page.tsx'
import { PowersPage } from './powers-page.tsx'

const query = z.object({ q: z.string().max(200).default('') })
const byCode = z.object({ code: z.string().max(200) })

/** The catalogue of powers, and each with who holds it. */
export const powersRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/authority/powers', { schema: { querystring: query } }, async (request, reply) => {
    const { at, t } = request
    const { q } = request.query
    const props = await read(database, async (tx) => ({
      q,
      powers: q ? await searchPowers(tx, q, at, 100) : await listPowers(tx, at),
      fields: await fieldsByCode(tx)
    }))
    return reply.page(<PowersPage {...props} />, { title: t('decide.powers.title') })
  })

  app.get('/authority/powers/:code', { schema: { params: byCode } }, async (request, reply) => {
    const { at, view, t, language } = request
    const props = await read(database, (tx) => readPower(tx, request.params.code, at))
    return reply.page(<PowerPage {...props} />, {
      title: props.power.name[language],
      back: { href: view.href('/authority/powers'), text: t('decide.powers.title') }
    })
  })
}

async function readPower(tx: Snapshot, code: string, at: Day): Promise<PowerPageProps> {
  const power = await getPower(tx, code)
  const rows = await decidersAt(tx, at, [code], null)
  const places = await lowestAreas(tx, at)
  const inPlace = Map.groupBy(rows, ({ placeId }) => placeId)
  return {
    power,
    field: (await fieldsByCode(tx)).get(power.functionCode),
    vestings: await vestingsOfPower(tx, code, at),
    places: places.map(({ id, name }) => ({ id, name, rows: inPlace.get(id) ?? [] })),
    posts: await postsInWords(tx, [...new Set(rows.flatMap(({ postId }) => postId ?? []))], at)
  }
}
