import type { VNode } from 'preact'
import { isDay } from '../../../../../platform/day.ts'
import { formatDay, type Language } from '../../../../../platform/i18n/index.ts'
import { SummaryList, type SummaryRow, useView } from '../../../../../ui/index.ts'
import { type Field, type FieldSchema, fieldsOf, postedOf } from '../../../../procedures/index.ts'
import type { Found } from '../read-dossier.ts'

/** What was filled into the form, with the words of its questions. */
export function FilledForm({ found }: { found: Found }): VNode {
  const { t, language } = useView()
  const { form } = found.version.content
  const rows = form
    ? rowsOf(fieldsOf(form as FieldSchema, found.dossier.data), postedOf(found.dossier.data))
    : []
  return (
    <>
      <h3 class="govuk-heading-s">{t('dossier.form.title')}</h3>
      {rows.length ? (
        <SummaryList
          rows={rows.map((row) => ({ ...row, value: shownOf(row, t('dossier.form.yes'), language) }))}
        />
      ) : (
        <p class="govuk-body haicap-muted">{t('dossier.form.none')}</p>
      )}
    </>
  )
}

type Row = Omit<SummaryRow, 'value'> & { value: string; kind: Field['kind'] }

function shownOf({ value, kind }: Row, yes: string, language: Language): SummaryRow['value'] {
  if (kind === 'yes_no') return value === 'yes' ? yes : '–'
  if (kind === 'date' && isDay(value)) return formatDay(value, language)
  return value
}

function rowsOf(fields: readonly Field[], values: Record<string, string | string[]>, above = ''): Row[] {
  return fields.flatMap((field): Row[] => {
    const label = above ? `${above} – ${field.label}` : field.label
    if (field.kind === 'group') return rowsOf(field.fields ?? [], values, label)
    if (field.kind === 'list')
      return (field.rows ?? []).flatMap((row, index) => rowsOf(row, values, `${label} ${index + 1}`))
    // Files of the form lie among the papers.
    if (field.kind === 'file') return []
    const given = [values[field.path] ?? []].flat()
    const texts = given.map((one) => field.choices?.find(({ value }) => value === one)?.text ?? one)
    return [{ key: label, value: texts.join(', '), kind: field.kind }]
  })
}
