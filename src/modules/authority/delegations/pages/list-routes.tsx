import { z } from 'zod'
import { read } from '../../../../platform/database/index.ts'
import { blankAsAbsent, type RoomRoutes } from '../../../../platform/http/index.ts'
import { unitCandidates } from '../../../organization/index.ts'
import { delegationKinds, delegationStates } from '../delegation.ts'
import { visibleDelegations } from '../see.ts'
import { ListPage } from './list-page.tsx'

const query = z.object({
  state: blankAsAbsent(z.enum(delegationStates).optional()),
  kind: blankAsAbsent(z.enum(delegationKinds).optional()),
  body: z.string().max(300).default(''),
  months: blankAsAbsent(z.coerce.number().int().min(1).max(120).optional())
})

/** All delegations that the reader may see. */
export const listRoutes: RoomRoutes = async (app, { database }) => {
  app.get('/delegations', { schema: { querystring: query } }, async (request, reply) => {
    const { at, known, actor, t } = request
    const { state, kind, body, months } = request.query
    const found = await read(database, async (tx) => {
      const [unit] = body ? await unitCandidates(tx, body, { at, known }, 'organization') : []
      const filter = {
        state,
        kind,
        organizationId: unit?.id,
        endsBy: months ? Temporal.PlainDate.from(at).add({ months }).toString() : undefined
      }
      const unknown = Boolean(body) && !unit
      return { unknown, delegations: unknown ? [] : await visibleDelegations(tx, actor, at, filter) }
    })
    const filter = { state: state ?? '', kind: kind ?? '', body, months: months ? String(months) : '' }
    const bodyError = found.unknown ? t('delegations.page.list.no_body', { body }) : undefined
    return reply.page(
      <ListPage
        delegations={found.delegations}
        filter={filter}
        bodyError={bodyError}
        signedIn={actor !== null}
      />,
      { title: t('delegations.page.list.title'), wide: true }
    )
  })
}
