import type { FastifyRequest } from 'fastify'
import type { Snapshot } from '../../../../platform/database/index.ts'
import { signedIn } from '../../../../platform/http/index.ts'
import { refusal } from '../../../../platform/problem.ts'
import { type Actor, needPower } from '../../../../platform/record/index.ts'
import { findUnit } from '../../../organization/index.ts'
import { listPositions, type Position } from '../../people/store-positions.ts'
import { findingsOf, limitsOn } from '../findings.ts'
import type { Version } from '../scheme.ts'
import { ever, getScheme, linesOf, versionsOf } from '../store.ts'
import { measuresOf } from '../store-measures.ts'
import { kindsCovered } from '../store-positions.ts'
import { mayAt, type WholeScheme } from './read-scheme.ts'

export interface Draft extends WholeScheme {
  /** Positions that the bodies of the scheme may have. */
  positions: Position[]
  actor: Actor
}

/**
 * The draft of a scheme with what it is held against today; only for whoever may write it.
 * @throws refusal when the latest version is no draft any more
 */
export async function readDraft(tx: Snapshot, request: FastifyRequest, id: string): Promise<Draft> {
  const actor = signedIn(request)
  const { today } = request.view
  const scheme = await getScheme(tx, id, today)
  await needPower(tx, actor, 'staffing.draft_scheme', { organizationId: scheme.organizationId })
  const versions = await versionsOf(tx, id, ever)
  const version = draftOf(versions)
  const lines = await linesOf(tx, version.id, version.begunOn)
  const measures = await measuresOf(tx, scheme.organizationId, today)
  const body = await findUnit(tx, 'organization', scheme.organizationId, { at: version.begunOn })
  const kinds = await kindsCovered(tx, scheme.organizationId, version.begunOn)
  const positions = (
    await listPositions(tx, version.begunOn, body?.level ? { level: body.level } : {})
  ).filter((position) => !position.kinds.length || position.kinds.some((kind) => kinds.includes(kind)))
  return {
    actor,
    scheme,
    versions,
    version,
    lines,
    positions,
    measures,
    may: await mayAt(tx, actor, scheme.organizationId),
    records: [],
    limits: limitsOn(lines, measures.limits),
    findings: findingsOf({ ...version, lines }, measures)
  }
}

function draftOf(versions: Version[]): Version {
  const [version] = versions
  if (!version) throw refusal('schemes.refusal.no_version')
  if (version.state !== 'draft')
    throw refusal(`schemes.refusal.is_${version.state}`, { number: version.number })
  return version
}
