import type { FastifyRequest } from 'fastify'
import type { Snapshot } from '../../platform/database/index.ts'
import { powerEverywhere } from '../staffing/index.ts'
import type { Moment } from './figures.ts'

/**
 * The moment of a request, and whether its asker is told who the records are: only who may read personal data all over
 * the province sees what figures and rules call confidential.
 */
export async function toldOf(
  tx: Snapshot,
  { at, known, actor }: Pick<FastifyRequest, 'at' | 'known' | 'actor'>
): Promise<Moment> {
  return { at, known, confidential: await powerEverywhere(tx, actor, 'staffing.read_personal', at) }
}
