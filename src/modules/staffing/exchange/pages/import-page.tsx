import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  CardList,
  type Column,
  FileUpload,
  Form,
  Link,
  PageHeading,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'
import { columnsOf, type ListId, listIds } from '../lists/index.ts'
import { meaningOf } from '../write/template.ts'

/** The lists that can be sent as sheets. */
export function ListsPage(): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading
        lead={t('exchange.import.lead')}
        actions={<Link to="/staff/export">{t('exchange.export.title')}</Link>}
      >
        {t('exchange.import.title')}
      </PageHeading>
      <CardList
        items={listIds.map((list) => ({
          title: t(`exchange.list.${list}.name`),
          href: href(`/staff/import/${list}`),
          children: <p class="govuk-body">{t(`exchange.list.${list}.about`)}</p>
        }))}
      />
    </>
  )
}

/** Sends a file to be tried, with what its columns mean. */
export function ImportPage({ list, form }: { list: ListId; form: TypedForm }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t(`exchange.list.${list}.about`)}>{t(`exchange.list.${list}.import`)}</PageHeading>
      <p class="govuk-body">
        {t('exchange.import.template')}{' '}
        <Link to={`/staff/import/${list}/template.xlsx`} download>
          {t('exchange.import.template_xlsx')}
        </Link>
        {', '}
        <Link to={`/staff/import/${list}/template.csv`} download>
          {t('exchange.import.template_csv')}
        </Link>
      </p>
      <Form form={form} multipart>
        <FileUpload
          {...form.field('file')}
          name="file"
          label={t('exchange.import.file')}
          hint={t('exchange.import.file_hint')}
          accept=".xlsx,.csv,.txt,.tsv"
        />
        <Button>{t('exchange.import.try')}</Button>
      </Form>
      <ColumnsTable list={list} />
    </>
  )
}

function ColumnsTable({ list }: { list: ListId }): VNode {
  const { t } = useView()
  type Row = [string, ReturnType<typeof columnsOf>[string]]
  const columns: Column<Row>[] = [
    {
      heading: t('exchange.template.column'),
      rowHeader: true,
      cell: ([key, { required }]) => (
        <>
          {t(`exchange.column.${key}`)} {required && <Tag tone="gold">{t('exchange.template.needed')}</Tag>}
        </>
      )
    },
    { heading: t('exchange.template.means'), cell: ([key, { choices }]) => meaningOf(key, choices, t) }
  ]
  return (
    <Table
      caption={t('exchange.import.columns')}
      captionSize="m"
      columns={columns}
      rows={Object.entries(columnsOf(list))}
    />
  )
}
