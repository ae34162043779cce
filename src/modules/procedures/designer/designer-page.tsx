import type { VNode } from 'preact'
import { blankForm, type Form as FormState } from '../../../platform/http/index.ts'
import type { ProblemDetail } from '../../../platform/problem.ts'
import { Button, Columns, FileUpload, Form, InsetText, PageHeading, useView } from '../../../ui/index.ts'
import { asksForFiles, FormFields, type FormSchema, fieldsOf } from '../form/index.ts'
import { AddField } from './add-field.tsx'
import { Checks } from './checks.tsx'
import { FieldList } from './field-list.tsx'
import { nodesOf } from './node.ts'

export interface DesignerPageProps {
  slug: string
  name: string
  number: number
  revision: number
  schema: FormSchema
  problems: ProblemDetail[]
  /** Whether the form can be shown, finished or not. */
  usable: boolean
  form: FormState
}

/** The form of a draft: its fields one by one, beside them what people will see, and what is still to be mended. */
export function DesignerPage(props: DesignerPageProps): VNode {
  const { t } = useView()
  const { slug, name, number, revision, schema, problems, usable, form } = props
  const nodes = usable ? nodesOf(schema) : []
  return (
    <>
      <PageHeading caption={name} lead={t('designer.page.lead')}>
        {t('designer.page.title', { number })}
      </PageHeading>
      <Columns even aside={usable && nodes.length > 0 && <Preview {...props} />}>
        <h2 class="govuk-heading-m">{t('designer.page.fields')}</h2>
        <Form form={form}>
          <input type="hidden" name="revision" value={String(revision)} />
          {usable ? (
            <FieldList nodes={nodes} slug={slug} at="" />
          ) : (
            <InsetText>{t('designer.page.unusable')}</InsetText>
          )}
        </Form>
        {usable && <AddField nodes={nodes} slug={slug} />}
        <Checks schema={usable ? schema : {}} problems={problems} blank={nodes.length === 0 && usable} />
      </Columns>
      <Exchange {...props} />
    </>
  )
}

/** What people will see, to be tried on a page of its own. */
function Preview({ slug, number, schema }: DesignerPageProps): VNode {
  const { t } = useView()
  const fields = fieldsOf(schema, {})
  return (
    <section aria-labelledby="preview-title" class="haicap-card">
      <h2 class="govuk-heading-m" id="preview-title">
        {t('designer.preview.title')}
      </h2>
      <p class="govuk-hint">{t('designer.preview.hint')}</p>
      <Form action={`/procedures/${slug}/form?version=${number}`} multipart={asksForFiles(fields)}>
        <FormFields fields={fields} form={blankForm()} />
        <Button kind="secondary" name="_then" value="check">
          {t('designer.preview.try')}
        </Button>
      </Form>
    </section>
  )
}

/** The form as a file, out and in. */
function Exchange({ slug, number, revision, schema }: DesignerPageProps): VNode {
  const { t, href } = useView()
  const some = Object.keys(schema.properties ?? {}).length > 0
  return (
    <section aria-labelledby="exchange-title">
      <h2 class="govuk-heading-m" id="exchange-title">
        {t('designer.exchange.title')}
      </h2>
      {some && (
        <p class="govuk-body">
          <a class="govuk-link" href={href(`/procedures/${slug}/form.json`, { version: number })}>
            {t('designer.exchange.download')}
          </a>
        </p>
      )}
      <Form action={`/procedures/${slug}/edit/form/import`} multipart>
        <input type="hidden" name="revision" value={String(revision)} />
        <FileUpload
          id="import-file"
          name="file"
          label={t('designer.exchange.file')}
          hint={t('designer.exchange.hint')}
          accept=".json,application/json,application/schema+json"
        />
        <Button kind="secondary">{t('designer.exchange.import')}</Button>
      </Form>
    </section>
  )
}
