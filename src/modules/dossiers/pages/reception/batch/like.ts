import type { Snapshot } from '../../../../../platform/database/index.ts'
import { notFound } from '../../../../../platform/problem.ts'
import { fieldsOf, flatFields, type Posted, postedOf, type Version } from '../../../../procedures/index.ts'
import type { PaperIn } from '../../../detail/read.ts'
import { papersOf } from '../../../detail/read.ts'
import type { Dossier } from '../../../dossier.ts'
import { versionById } from '../../../reference.ts'
import { seenDossier } from '../../../see.ts'
import type { AtCounter } from '../counters.ts'
import { knownOf } from '../intake/beginning.ts'
import { dataOf, dataPrefix, formOf, withKnown } from '../intake/facts.ts'
import { provinceName } from '../intake/matter.ts'
import type { Row } from './rows.ts'

/** The dossier that is received again for others. */
export interface Pattern {
  dossier: Dossier
  version: Version
  papers: PaperIn[]
  province: string
}

/** @throws Problem 404 for what was never received, or may not be seen */
export async function patternOf(tx: Snapshot, { actor, day }: AtCounter, id: string): Promise<Pattern> {
  const dossier = await seenDossier(tx, actor, id, day)
  if (!dossier.receivedAt) throw notFound('reception.refusal.no_pattern')
  return {
    dossier,
    version: await versionById(tx, dossier.versionId),
    papers: await papersOf(tx, id),
    province: await provinceName(tx, day)
  }
}

/** The facts of the same dossier for somebody else: what was the first one's own is theirs. */
export function factsLike(pattern: Pattern, row: Row, today: string): Record<string, unknown> {
  const { dossier, version } = pattern
  const { kind, address, delegate } = dossier.applicant
  const applicant = {
    kind,
    name: row.name,
    number: row.number,
    birthDate: row.birthDate,
    phone: row.phone,
    ...(address && { address }),
    ...(delegate && { delegate })
  }
  return {
    procedure: version.key,
    placeId: dossier.pile.placeId,
    applicant,
    ...(dossier.request && { request: dossier.request }),
    sets: dossier.sets,
    data: dataOf(version, dataLike(pattern, row, today)),
    papers: papersLike(pattern),
    channel: dossier.channel === 'post' ? 'post' : 'counter',
    returnWay: dossier.returnWay,
    ...(dossier.returnId && { returnId: dossier.returnId })
  }
}

/** Answers about the first applicant are asked anew of what is known; their name and number become the other's. */
function dataLike({ dossier, version, province }: Pattern, row: Row, today: string): Posted {
  const form = formOf(version)
  if (!form) return {}
  const { name, number, address } = dossier.applicant
  const own = new Set(
    flatFields(fieldsOf(form, dossier.data, () => 0, dataPrefix)).flatMap(({ path, known, kind }) =>
      known?.startsWith('applicant.') || kind === 'file' ? [path] : []
    )
  )
  const turned = (value: string | string[]) =>
    value === name ? row.name : value === number ? row.number : value
  const kept = Object.entries(postedOf(dossier.data, dataPrefix)).filter(([path]) => !own.has(path))
  const posted = Object.fromEntries(kept.map(([path, value]) => [path, turned(value)]))
  const asPosted = {
    'applicant.kind': dossier.applicant.kind,
    'applicant.name': row.name,
    'applicant.number': row.number,
    'applicant.birthDate': row.birthDate,
    'applicant.phone': row.phone,
    'applicant.address': address ?? ''
  }
  return withKnown(version, posted, knownOf(asPosted, { province, place: undefined, today }))
}

/** The same papers, each person's own: counted, not digitized. */
function papersLike({ papers, version }: Pattern): Record<string, unknown>[] {
  const handedIn = new Set(papers.filter(({ kind }) => kind === 'component').map(({ ordinal }) => ordinal))
  return version.content.components.flatMap((component, index) => {
    const ordinal = index + 1
    if (!handedIn.has(ordinal)) return []
    const counted = papers.find((one) => one.ordinal === ordinal && one.original + one.copy > 0)
    const { original, copy } = counted ?? component
    return [{ component: ordinal, original, copy }]
  })
}
