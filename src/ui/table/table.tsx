import type { ComponentChildren, VNode } from 'preact'
import { useId } from 'preact/hooks'
import { classes } from '../page/classes.ts'
import { useView } from '../page/page-view.ts'

export interface Column<Row> {
  heading: ComponentChildren
  cell(row: Row, index: number): ComponentChildren
  /** Digits under digits. */
  numeric?: boolean
  /** The cell that names the row. */
  rowHeader?: boolean
  /** The heading as a link that sorts; the direction if the table is sorted so now. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  /** Keeps codes and days on one line. */
  nowrap?: boolean
}

export interface TableProps<Row> {
  caption: ComponentChildren
  captionSize?: 's' | 'm' | 'l'
  captionHidden?: boolean
  columns: Column<Row>[]
  rows: readonly Row[]
  /** What is said in place of rows. */
  empty?: ComponentChildren
  /** A row that stands out: 'current', or 'ended' for what is no more. */
  tone?(row: Row): 'current' | 'ended' | undefined
  /** Cells of a closing row, as many as columns. */
  footer?: ComponentChildren[]
}

/** Rows of facts. On a narrow screen it scrolls within itself, also by keyboard. */
export function Table<Row>(props: TableProps<Row>): VNode {
  const { t } = useView()
  const id = `table-${useId()}`
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="haicap-table" tabIndex={0} aria-labelledby={id}>
      <table class="govuk-table">
        <caption
          id={id}
          class={classes(
            'govuk-table__caption',
            `govuk-table__caption--${props.captionSize ?? 's'}`,
            props.captionHidden && 'govuk-visually-hidden'
          )}
        >
          {props.caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.columns.map((column) => (
              <Heading column={column} />
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {props.rows.map((row, index) => (
            <tr
              class={classes(
                'govuk-table__row',
                props.tone?.(row) && `haicap-table__row--${props.tone(row)}`
              )}
            >
              {props.columns.map((column) => (
                <Cell column={column}>{column.cell(row, index)}</Cell>
              ))}
            </tr>
          ))}
          {props.rows.length === 0 && (
            <tr class="govuk-table__row">
              <td class="govuk-table__cell haicap-table__empty" colSpan={props.columns.length}>
                {props.empty ?? t('ui.table.empty')}
              </td>
            </tr>
          )}
        </tbody>
        {props.footer && <Footer columns={props.columns} cells={props.footer} />}
      </table>
    </section>
  )
}

function Heading<Row>({ column }: { column: Column<Row> }): VNode {
  const { sort } = column
  return (
    <th
      scope="col"
      class={classes('govuk-table__header', column.numeric && 'govuk-table__header--numeric')}
      aria-sort={sort ? (sort.direction ?? 'none') : undefined}
    >
      {sort ? (
        <a class="haicap-table__sort" href={sort.href}>
          {column.heading}
          <span class="haicap-table__arrow" aria-hidden="true">
            {sort.direction === 'ascending' ? '▲' : sort.direction === 'descending' ? '▼' : '↕'}
          </span>
        </a>
      ) : (
        column.heading
      )}
    </th>
  )
}

function Cell<Row>({ column, children }: { column: Column<Row>; children: ComponentChildren }): VNode {
  const nowrap = column.nowrap && 'haicap-nowrap'
  if (column.rowHeader) {
    return (
      <th scope="row" class={classes('govuk-table__header', nowrap)}>
        {children}
      </th>
    )
  }
  return (
    <td class={classes('govuk-table__cell', column.numeric && 'govuk-table__cell--numeric', nowrap)}>
      {children}
    </td>
  )
}

function Footer<Row>({ columns, cells }: { columns: Column<Row>[]; cells: ComponentChildren[] }): VNode {
  return (
    <tfoot class="haicap-table__foot">
      <tr class="govuk-table__row">
        {columns.map((column, index) => (
          <Cell column={column}>{cells[index]}</Cell>
        ))}
      </tr>
    </tfoot>
  )
}
