import type { FastifyRequest } from 'fastify'
import type { Snapshot } from '../../../../../platform/database/index.ts'
import { mayDo } from '../../../../../platform/record/index.ts'
import { findUnit, listUnits, type UnitVersion } from '../../../../organization/index.ts'
import { type PostOnDay, postsOf } from '../../store-posts.ts'
import { getBody } from '../forms/about.ts'

/** Everything that the page of a body's staff shows. */
export interface UnitStaff {
  body: UnitVersion
  exists: boolean
  posts: PostOnDay[]
  /** Bodies right below, each with its head posts. */
  below: { body: UnitVersion; heads: PostOnDay[] }[]
  mayChange: boolean
}

export async function readUnitStaff(tx: Snapshot, id: string, request: FastifyRequest): Promise<UnitStaff> {
  const { at, known, actor } = request
  const body = await getBody(tx, id, request)
  const asOf = { at, known }
  const children = await listUnits(tx, 'organization', asOf, { parentId: body.id })
  const heads = children.length ? await postsOf(tx, { below: body.id, lead: 'head', ...asOf }, actor) : []
  const byBody = Map.groupBy(heads, ({ organizationId }) => organizationId)
  return {
    body,
    exists: Boolean(await findUnit(tx, 'organization', body.id, asOf)),
    posts: await postsOf(tx, { organizationId: body.id, ...asOf }, actor),
    below: children.map((child) => ({ body: child, heads: byBody.get(child.id) ?? [] })),
    mayChange: await mayDo(tx, actor, 'staffing.appoint', { organizationId: body.id })
  }
}
