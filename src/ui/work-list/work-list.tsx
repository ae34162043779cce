import type { ComponentChildren, VNode } from 'preact'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'

export interface WorkColumn<Row> {
  heading: string
  cell(row: Row): ComponentChildren
  /** The cell that names the row. */
  rowHeader?: boolean
  nowrap?: boolean
}

export interface WorkListProps<Row> {
  /** Id of the table; the same whenever the list is drawn anew. */
  id: string
  caption: ComponentChildren
  columns: WorkColumn<Row>[]
  rows: readonly Row[]
  /** By which a row is known again when the list is drawn anew. */
  keyOf(row: Row): string
  /** A box to tick in each row that may have one, in the form with this id. */
  choose?: {
    form: string
    name: string
    label(row: Row): string
    heading: string
    all?: boolean
    may?(row: Row): boolean
  }
  empty?: ComponentChildren
}

/** Work to be done, row by row; on a narrow screen each row is a card. Its markup is the same each time, so that it can be renewed in place. */
export function WorkList<Row>({
  id,
  caption,
  columns,
  rows,
  keyOf,
  choose,
  empty
}: WorkListProps<Row>): VNode {
  const { t } = useView()
  return (
    <table class="govuk-table haicap-work" id={id}>
      <caption class="govuk-table__caption govuk-table__caption--s">{caption}</caption>
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">
          {choose && (
            <td class="govuk-table__header haicap-work__choose">
              <span class="govuk-visually-hidden">{choose.heading}</span>
            </td>
          )}
          {columns.map(({ heading }) => (
            <th scope="col" class="govuk-table__header">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody class="govuk-table__body">
        {rows.map((row) => (
          <tr class="govuk-table__row" data-key={keyOf(row)}>
            {choose && (
              <td class="govuk-table__cell haicap-work__choose">
                {(!choose.may || choose.may(row)) && (
                  <label class="haicap-work__box">
                    <input
                      type="checkbox"
                      name={choose.name}
                      value={keyOf(row)}
                      form={choose.form}
                      checked={choose.all}
                    />
                    <span class="govuk-visually-hidden">{choose.label(row)}</span>
                  </label>
                )}
              </td>
            )}
            {columns.map((column) => (
              <Cell column={column} row={row} />
            ))}
          </tr>
        ))}
        {rows.length === 0 && (
          <tr class="govuk-table__row">
            <td class="govuk-table__cell haicap-table__empty" colSpan={columns.length + (choose ? 1 : 0)}>
              {empty ?? t('ui.table.empty')}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

function Cell<Row>({ column, row }: { column: WorkColumn<Row>; row: Row }): VNode {
  const { heading, rowHeader, nowrap, cell } = column
  const content = cell(row)
  if (rowHeader)
    return (
      <th scope="row" class={classes('govuk-table__header', nowrap && 'haicap-nowrap')}>
        {content}
      </th>
    )
  return (
    <td class={classes('govuk-table__cell', nowrap && 'haicap-nowrap')} data-heading={heading}>
      {content}
    </td>
  )
}
