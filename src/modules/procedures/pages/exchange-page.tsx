import type { VNode } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import { Button, FileUpload, Form, PageHeading, Table, Tag, useView } from '../../../ui/index.ts'
import type { ImportLine } from '../exchange/plan-import.ts'

/** A catalogue as a file: tried first, then imported as it was tried. */
export function ExchangePage({ form, tried }: { form: FormState; tried?: ImportLine[] }): VNode {
  const { t, href } = useView()
  const refused = tried?.some(({ problems }) => problems.length) ?? false
  return (
    <>
      <PageHeading lead={t('procedures.exchange.lead')}>{t('procedures.exchange.title')}</PageHeading>
      <p class="govuk-body">
        <a class="govuk-link" href={href('/procedures/catalogue.json')}>
          {t('procedures.exchange.export')}
        </a>
      </p>
      {tried && <Tried lines={tried} />}
      {tried && !refused && (
        <Form>
          <input type="hidden" name="document" value={form.field('document').value} />
          <Button name="way" value="import">
            {t('procedures.exchange.import')}
          </Button>
        </Form>
      )}
      <Form form={form} multipart>
        <FileUpload
          {...form.field('file')}
          value=""
          name="file"
          label={t('procedures.exchange.file')}
          hint={t('procedures.exchange.file_hint')}
          accept=".json,application/json"
        />
        <Button kind="secondary" name="way" value="try">
          {t('procedures.exchange.try')}
        </Button>
      </Form>
    </>
  )
}

function Tried({ lines }: { lines: ImportLine[] }): VNode {
  const { t } = useView()
  return (
    <Table
      caption={t('procedures.exchange.tried', { count: lines.length })}
      columns={[
        {
          heading: t('procedures.fact.name'),
          rowHeader: true,
          cell: ({ name, number }: ImportLine) => `${name} – ${t('procedures.version.nth', { number })}`
        },
        {
          heading: t('procedures.exchange.outcome'),
          cell: ({ what }) => (
            <Tag tone={what === 'refused' ? 'red' : what === 'unchanged' ? 'grey' : 'green'}>
              {t(`procedures.exchange.what.${what}`)}
            </Tag>
          )
        },
        {
          heading: t('procedures.exchange.problems'),
          cell: ({ problems }) => problems.map(({ messageKey, params }) => t(messageKey, params)).join(' ')
        }
      ]}
      rows={lines}
    />
  )
}
