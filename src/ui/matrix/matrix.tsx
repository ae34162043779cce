import type { ComponentChildren, VNode } from 'preact'
import { useId } from 'preact/hooks'

export interface MatrixCell {
  content: ComponentChildren
  /** What stands out: nobody, or too many. */
  tone?: 'none' | 'several'
}

export interface MatrixProps<Row, Column> {
  caption: ComponentChildren
  /** Heading of the column that names the rows. */
  corner: string
  rows: readonly Row[]
  columns: readonly Column[]
  rowHeading(row: Row): ComponentChildren
  columnHeading(column: Column): string
  cell(row: Row, column: Column): MatrixCell
}

/** Two things against each other. On a phone each row is a list of its cells. */
export function Matrix<Row, Column>(props: MatrixProps<Row, Column>): VNode {
  const id = `matrix-${useId()}`
  const { rows, columns } = props
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="haicap-table haicap-matrix" tabIndex={0} aria-labelledby={id}>
      <table class="govuk-table">
        <caption id={id} class="govuk-table__caption govuk-table__caption--s">
          {props.caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            <th scope="col" class="govuk-table__header">
              {props.corner}
            </th>
            {columns.map((column) => (
              <th scope="col" class="govuk-table__header">
                {props.columnHeading(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {rows.map((row) => (
            <tr class="govuk-table__row">
              <th scope="row" class="govuk-table__header">
                {props.rowHeading(row)}
              </th>
              {columns.map((column) => {
                const { content, tone } = props.cell(row, column)
                return (
                  <td
                    class={`govuk-table__cell${tone ? ` haicap-matrix__cell--${tone}` : ''}`}
                    data-heading={props.columnHeading(column)}
                  >
                    {content}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
