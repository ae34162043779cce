import { buffer } from 'node:stream/consumers'
import { type FileStore, openFile, type StoredFile } from '../../../../../platform/files/index.ts'
import { formatDay, formatInstant } from '../../../../../platform/i18n/index.ts'
import { fillWordTemplate, type WordValues } from '../../../../../platform/papers/index.ts'
import { invalid, Problem } from '../../../../../platform/problem.ts'
import { postedOf } from '../../../../procedures/index.ts'
import type { Found } from '../read-dossier.ts'

/** What an office's template may ask for. The names are those that people write into it. */
export function templateValues(found: Found, { day, officer, timeZone }: Filling): WordValues {
  const { dossier, version, names, custodians, unit, papers } = found
  const { applicant } = dossier
  const date = Temporal.PlainDate.from(day)
  const form = Object.fromEntries(
    Object.entries(postedOf(dossier.data)).map(([name, value]) => [name, [value].flat().join(', ')])
  )
  return {
    ...blankFields(version.content.form),
    ...form,
    ma_ho_so: dossier.code ?? '',
    thu_tuc: version.content.name.vi,
    nguoi_nop: applicant.name,
    so_dinh_danh: applicant.number ?? '',
    ngay_sinh: applicant.birthDate ? formatDay(applicant.birthDate, 'vi') : '',
    dien_thoai: applicant.phone ?? '',
    thu_dien_tu: applicant.email ?? '',
    dia_chi: applicant.address ?? '',
    nguoi_duoc_uy_quyen: applicant.delegate?.name ?? '',
    noi_dung: dossier.request ?? '',
    ngay_tiep_nhan: formatInstant(dossier.receivedAt, 'vi', timeZone),
    ngay_hen_tra: formatInstant(dossier.promisedAt, 'vi', timeZone),
    co_quan: names.get(custodians[0] ?? '') ?? '',
    don_vi: names.get(unit) ?? '',
    can_bo: officer,
    ngay: String(date.day).padStart(2, '0'),
    thang: String(date.month).padStart(2, '0'),
    nam: String(date.year),
    giay_to: papers.filter(({ kind }) => kind === 'component').map(({ title }) => ({ ten: title }))
  }
}

/** Fields of the form that were left blank are blank in the result too, not a fault of the template. */
function blankFields(form: Found['version']['content']['form']): Record<string, string> {
  const properties = (form?.properties ?? {}) as Record<string, unknown>
  return Object.fromEntries(Object.keys(properties).map((name) => [name, '']))
}

export interface Filling {
  day: string
  officer: string
  timeZone: string
}

/**
 * The result by an office's own template.
 * @throws Problem 422 at the field of the template when the file is none, or asks for what is not known
 */
export async function filledResult(
  store: FileStore,
  template: StoredFile,
  found: Found,
  filling: Filling
): Promise<Uint8Array> {
  const source = await buffer(await openFile(store, template))
  try {
    return await fillWordTemplate(source, templateValues(found, filling))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'invalid') throw error
    const all = [{ messageKey: error.messageKey, params: error.params }, ...error.details]
    throw invalid(
      'record.input.invalid',
      {},
      all.map(({ messageKey, params }) => ({ path: 'template', messageKey, ...(params && { params }) }))
    )
  }
}

/** The names that a template may use, for whoever writes one. */
export function templateNames(found: Found): string[] {
  const values = templateValues(found, { day: '2000-01-01', officer: '', timeZone: 'UTC' })
  return Object.keys(values).filter((name) => name !== 'giay_to')
}
