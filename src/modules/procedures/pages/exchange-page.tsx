import type { VNode } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import { Button, FileUpload, Form, InsetText, Link, PageHeading, useView } from '../../../ui/index.ts'
import type { ImportLine } from '../exchange/plan-import.ts'
import type { Words } from './read-procedure.ts'
import { Tried } from './tried.tsx'

interface ExchangePageProps {
  form: FormState
  tried?: { lines: ImportLine[]; words: Words }
}

/** A catalogue as files: tried first, with what would change, then imported as it was tried. */
export function ExchangePage({ form, tried }: ExchangePageProps): VNode {
  const { t } = useView()
  const lines = tried?.lines ?? []
  const sound = tried !== undefined && !lines.some(({ problems }) => problems.length)
  const kept = form.field('document').value
  return (
    <>
      <PageHeading lead={t('procedures.exchange.lead')}>{t('procedures.exchange.title')}</PageHeading>
      {tried && <Tried {...tried} />}
      {sound && kept && (
        <Form>
          <input type="hidden" name="document" value={kept} />
          <Button name="way" value="import">
            {t('procedures.exchange.import')}
          </Button>
        </Form>
      )}
      {sound && !kept && <InsetText>{t('procedures.exchange.choose_again')}</InsetText>}
      <h2 class="govuk-heading-m">{t('procedures.exchange.in')}</h2>
      <Form form={form} multipart>
        <FileUpload
          {...form.field('file')}
          value=""
          name="file"
          label={t('procedures.exchange.file')}
          hint={t('procedures.exchange.file_hint')}
          accept=".json,application/json,.csv,text/csv,.zip,application/zip"
          multiple
        />
        <Button kind="secondary" name="way" value="try">
          {t('procedures.exchange.try')}
        </Button>
        {sound && !kept && (
          <Button name="way" value="import">
            {t('procedures.exchange.import_file')}
          </Button>
        )}
      </Form>
      <h2 class="govuk-heading-m">{t('procedures.exchange.out')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <Link to="/procedures/catalogue.zip" params={{ separator: 'semicolon' }}>
            {t('procedures.exchange.tables_semicolon')}
          </Link>
        </li>
        <li>
          <Link to="/procedures/catalogue.zip" params={{ separator: 'comma' }}>
            {t('procedures.exchange.tables_comma')}
          </Link>
        </li>
        <li>
          <Link to="/procedures/catalogue.json">{t('procedures.exchange.export')}</Link>
        </li>
      </ul>
      <p class="govuk-body">{t('procedures.exchange.tables_hint')}</p>
    </>
  )
}
