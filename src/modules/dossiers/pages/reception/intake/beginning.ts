import { type Known, type Posted, postedOf } from '../../../../procedures/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { dataPrefix, textOf } from './facts.ts'
import type { IntakeMatter } from './matter.ts'

/** What the page begins with: of a draft what it has, else what is usual. */
export function beginningOf(matter: IntakeMatter): Record<string, string | string[]> {
  const { version, draft, existing, at } = matter
  const preset = version.content.components.flatMap(({ original, copy }, index): [string, string][] => [
    [`papers.${index + 1}.original`, String(original)],
    [`papers.${index + 1}.copy`, String(copy)]
  ])
  const usual = {
    ...Object.fromEntries(preset),
    'applicant.kind': 'citizen',
    sets: String(version.content.sets),
    placeId: at.counter.areaId,
    channel: 'counter',
    returnWay: 'counter',
    returnId: at.counter.id
  }
  return draft ? { ...usual, ...ofDraft(draft), ...ofPapers(existing) } : usual
}

/** What is known of somebody who applied, under the names of the page's fields. */
function ofDraft(draft: Dossier): Record<string, string | string[]> {
  const { delegate, ...applicant } = draft.applicant
  return {
    ...postedOf({ applicant, ...(delegate && { applicant: { ...applicant, delegate } }) }),
    request: draft.request ?? '',
    sets: String(draft.sets),
    placeId: draft.pile.placeId,
    channel: draft.channel,
    returnWay: draft.returnWay,
    returnId: draft.returnId ?? '',
    ...postedOf(draft.data, dataPrefix)
  }
}

function ofPapers(existing: IntakeMatter['existing']): Record<string, string | string[]> {
  const components = existing.filter(({ kind }) => kind === 'component')
  const counted = components.filter(({ original, copy }) => original + copy > 0)
  const files = Map.groupBy(
    components.filter(({ fileId }) => fileId),
    ({ ordinal }) => ordinal
  )
  return Object.fromEntries([
    ...counted.flatMap(({ ordinal, original, copy }): [string, string][] => [
      [`papers.${ordinal}.there`, 'yes'],
      [`papers.${ordinal}.original`, String(original)],
      [`papers.${ordinal}.copy`, String(copy)]
    ]),
    ...[...files].map(([ordinal, papers]): [string, string[]] => [
      `papers.${ordinal}.keep`,
      papers.flatMap(({ fileId }) => fileId ?? [])
    ])
  ])
}

/** What is known of the applicant by now, for the fields of the procedure's form. */
export function knownOf(
  posted: Posted,
  more: { province: string; place: string | undefined; today: string }
): Known {
  const text = (name: string) => textOf(posted, `applicant.${name}`)
  const organization = text('kind') === 'organization'
  return {
    'applicant.name': text('name'),
    ...(organization
      ? { 'applicant.organization': text('name') }
      : { 'applicant.id_number': text('number') }),
    'applicant.birth_date': text('birthDate'),
    'applicant.phone': text('phone'),
    'applicant.email': text('email'),
    'applicant.address': text('address'),
    ...(textOf(posted, 'sex') && { 'applicant.sex': textOf(posted, 'sex') }),
    ...(more.place && { 'commune.name': more.place }),
    'province.name': more.province,
    today: more.today
  }
}
