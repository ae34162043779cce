import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Banner,
  Button,
  ButtonGroup,
  FileUpload,
  Form,
  Link,
  PageHeading,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { Imported } from '../acts/import-placements.ts'

export interface ImportPageProps {
  planId: string
  form: TypedForm
  /** What a trial has shown. */
  tried?: Imported
}

/** Takes a list of people from a file: a trial first, and after a mistake the text stands here to be mended. */
export function ImportPage({ planId, form, tried }: ImportPageProps): VNode {
  const { t } = useView()
  const text = form.field('text').value
  return (
    <>
      <PageHeading lead={t('placement.import.lead')}>{t('placement.import.title')}</PageHeading>
      {tried && (
        <Banner kind="success" title={t('placement.import.tried_title')}>
          <p class="govuk-body">{t('placement.import.tried', { ...tried })}</p>
        </Banner>
      )}
      <p class="govuk-body">
        {t('placement.import.columns')}{' '}
        <Link to={`/api/plans/${planId}/people.csv`} download>
          {t('placement.import.template')}
        </Link>
      </p>
      <Form form={form} multipart>
        <FileUpload
          {...form.field('file')}
          name="file"
          label={t('placement.import.file')}
          hint={t('placement.import.file_hint')}
          accept=".csv"
        />
        {text && (
          <Textarea {...form.field('text')} name="text" label={t('placement.import.text')} rows={15} code />
        )}
        <ButtonGroup>
          <Button name="do" value="try" kind={tried ? 'secondary' : 'primary'}>
            {t('placement.import.try')}
          </Button>
          <Button name="do" value="import" kind={tried ? 'primary' : 'secondary'}>
            {t('placement.import.submit')}
          </Button>
        </ButtonGroup>
      </Form>
    </>
  )
}
