import type { T } from '../../../../platform/i18n/index.ts'
import type { Columns } from '../columns.ts'
import { columnsOf, type ListId } from '../lists/index.ts'
import { dayAsWritten, type Format, type WrittenColumn, writeFile } from './sheet-file.ts'

/** A blank sheet of a list: its headings, an example that is not read (#), and beside it what each column means. */
export function templateOf(list: ListId, format: Format, t: T): Promise<Buffer> {
  const columns = Object.entries(columnsOf(list))
  const headings: WrittenColumn[] = columns.map(([key, { form }]) => ({
    key,
    heading: t(`exchange.column.${key}`),
    form
  }))
  const example = Object.fromEntries(
    columns.map(([key, column], index) => {
      const said = exampleOf(key, column, t)
      return [key, index === 0 ? `# ${said}` : said]
    })
  )
  const about: WrittenColumn[] = ['column', 'needed', 'means', 'example'].map((key) => ({
    key,
    heading: t(`exchange.template.${key}`),
    form: 'text'
  }))
  const explained = columns.map(([key, column]) => ({
    column: t(`exchange.column.${key}`),
    needed: t(column.required ? 'exchange.template.yes' : 'exchange.template.no'),
    means: meaningOf(key, column.choices, t),
    example: column.form === 'day' ? dayAsWritten(column.example) : exampleOf(key, column, t)
  }))
  return writeFile(format, [
    { name: t(`exchange.list.${list}.sheet`), columns: headings, rows: [example] },
    { name: t('exchange.template.sheet'), columns: about, rows: explained }
  ])
}

/** What a column means, and what may stand in it. */
export function meaningOf(key: string, choices: readonly string[], t: T): string {
  const words = choices.map((choice) => t(`exchange.choice.${choice}`)).join('; ')
  const means = t(`exchange.about.${key}`)
  return words ? `${means} ${t('exchange.template.choices', { words })}` : means
}

/** An example of a column; what depends on the language or the place is a message. */
function exampleOf(key: string, { form, example }: Pick<Columns[string], 'form' | 'example'>, t: T): string {
  if (form === 'choice') return t(`exchange.choice.${example}`)
  return example === '' ? t(`exchange.example.${key}`) : example
}
