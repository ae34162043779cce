import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import {
  Button,
  DateInput,
  Details,
  FileUpload,
  Form,
  Input,
  PageHeading,
  useView
} from '../../../../ui/index.ts'

export const outlineFormats = '.geojson,.json,.topojson'

/** Sends a file of outlines to be tried. */
export function UploadPage({ form }: { form: TypedForm }): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading lead={t('organization.page.boundaries.lead')}>
        {t('organization.page.boundaries.title')}
      </PageHeading>
      <Form form={form} action={href('/map/boundaries')} multipart>
        <FileUpload
          {...form.field('file')}
          name="file"
          label={t('organization.page.boundaries.file')}
          hint={t('organization.page.boundaries.file_hint')}
          accept={outlineFormats}
        />
        <DateInput
          {...form.field('on')}
          name="on"
          label={t('organization.page.boundaries.on')}
          hint={t('organization.page.boundaries.on_hint')}
        />
        <Input
          {...form.field('source')}
          name="source"
          label={t('organization.page.boundaries.source')}
          hint={t('organization.page.boundaries.source_hint')}
        />
        <Details summary={t('organization.page.boundaries.format')}>
          <p class="govuk-body">{t('organization.page.boundaries.format_text')}</p>
          <p class="govuk-body">
            <code class="haicap-code">
              {'{ "type": "Feature", "properties": { "code": "02647" }, "geometry": … }'}
            </code>
          </p>
        </Details>
        <Button>{t('organization.page.boundaries.try')}</Button>
      </Form>
    </>
  )
}
