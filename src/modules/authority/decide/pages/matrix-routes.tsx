import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import type { RoomRoutes } from '../../../../platform/http/index.ts'
import { csvType, toCsv, unitCandidates } from '../../../organization/index.ts'
import { heldByPost } from '../store/held-by-post.ts'
import { fieldMatrix, fieldsWithPowers } from '../store/matrix.ts'
import { decidersInShort, MatrixPage } from './matrix-page.tsx'

const query = z.object({
  field: z.string().max(100).default(''),
  unit: z.string().trim().max(300).default('')
})

/** Communes against powers, on the page and as CSV. */
export const matrixRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/authority/matrix', { schema: { querystring: query } }, async (request, reply) => {
    const { at, known, t } = request
    const { field, unit } = request.query
    const props = await read(database, async (tx) => {
      const [body] = unit ? await unitCandidates(tx, unit, { at, known }, 'organization') : []
      const capacities = body && (await heldByPost(tx, { organizationId: body.id, at }))
      return {
        field,
        unit,
        unitError: unit && !body ? t('decide.matrix.no_unit', { unit }) : undefined,
        fields: await fieldsWithPowers(tx, at),
        matrix: field && !body ? await fieldMatrix(tx, field, at) : undefined,
        posts: body && capacities && { unit: body.name, capacities }
      }
    })
    return reply.page(<MatrixPage {...props} />, { title: t('decide.matrix.title'), wide: true })
  })

  app.get('/authority/matrix.csv', { schema: { querystring: query } }, async (request, reply) => {
    const { at, language } = request
    const { field } = request.query
    const matrix = await read(database, (tx) => fieldMatrix(tx, field, at))
    const lines = matrix.places.flatMap((place) => matrix.powers.map((power) => ({ place, power })))
    const csv = toCsv(lines, {
      place_code: ({ place }) => place.code,
      place: ({ place }) => place.name,
      power: ({ power }) => power.code,
      power_name: ({ power }) => power.name[language],
      deciders: ({ place, power }) =>
        decidersInShort(matrix.rows.get(`${power.code} ${place.id}`) ?? [], matrix.posts, language).join('; ')
    })
    return reply.download(`${field || 'matrix'}-${at}.csv`, csvType, csv)
  })
}
