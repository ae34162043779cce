import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import { Form, InsetText, useView } from '../../../../../ui/index.ts'
import { type Field, FormFields, type Uploads } from '../../../../procedures/index.ts'
import type { Application } from '../read/application.ts'
import { StepButtons, StepPage } from './step-page.tsx'

export interface FormPageProps {
  application: Application
  form: FormState
  fields: readonly Field[]
  uploads: Uploads
}

/** The form of the procedure, filled in as far as the province knows the answers. */
export function FormPage({ application, form, fields, uploads }: FormPageProps): VNode {
  const { t } = useView()
  const { known } = application
  return (
    <StepPage application={application} step="form">
      <InsetText>{t('apply.form.known')}</InsetText>
      <Form form={form} multipart>
        <FormFields fields={fields} form={form} known={known} uploads={uploads} />
        <StepButtons />
      </Form>
    </StepPage>
  )
}
