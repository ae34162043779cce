import type { VNode } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import type { SignatureFinding } from '../../../platform/signatures/index.ts'
import { Button, FileUpload, Form, PageHeading, useView } from '../../../ui/index.ts'
import { SignatureReport } from './signature-report.tsx'

export interface Checked {
  filename: string
  findings: SignatureFinding[]
}

/** Anyone may ask here whether a paper is as it was signed. */
export function VerifyPage({ form, checked }: { form: FormState; checked?: Checked }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('papers.verify.lead')}>{t('papers.verify.title')}</PageHeading>
      {checked && (
        <section aria-labelledby="verify-result">
          <h2 class="govuk-heading-m" id="verify-result">
            {t('papers.verify.result', { file: checked.filename })}
          </h2>
          <SignatureReport findings={checked.findings} />
          <h2 class="govuk-heading-m">{t('papers.verify.another')}</h2>
        </section>
      )}
      <Form form={form} multipart>
        <FileUpload
          {...form.field('file')}
          value=""
          name="file"
          label={t('papers.verify.file')}
          hint={t('papers.verify.file_hint')}
          accept=".pdf,application/pdf"
        />
        <Button>{t('papers.verify.check')}</Button>
      </Form>
    </>
  )
}
