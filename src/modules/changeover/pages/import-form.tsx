import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../platform/http/index.ts'
import { Button, Checkboxes, FileUpload, Form, PageHeading, Textarea, useView } from '../../../ui/index.ts'
import { planFormats } from './import-input.ts'

/** Takes a plan from a file. After a mistake the text of the file stands in the page, to be mended there. */
export function ImportForm({ form }: { form: TypedForm }): VNode {
  const { t } = useView()
  const text = form.field('text').value
  return (
    <>
      <PageHeading lead={t('changeover.page.import.lead')}>{t('changeover.page.import.title')}</PageHeading>
      <Form form={form} multipart>
        <input type="hidden" name="replaces" value={form.field('replaces').value} />
        <input type="hidden" name="revision" value={form.field('revision').value} />
        <FileUpload
          {...form.field('file')}
          name="file"
          label={t('changeover.page.import.file')}
          hint={t('changeover.page.import.file_hint')}
          accept={planFormats}
        />
        {text && (
          <>
            <input type="hidden" name="name" value={form.field('name').value} />
            <Textarea
              {...form.field('text')}
              name="text"
              label={t('changeover.page.import.text', { name: form.field('name').value })}
              hint={t('changeover.page.import.text_hint')}
              rows={20}
              code
            />
          </>
        )}
        <Checkboxes
          {...form.field('propose')}
          name="propose"
          label={t('changeover.page.import.then')}
          items={[
            {
              value: 'yes',
              text: t('changeover.page.import.propose'),
              hint: t('changeover.page.import.propose_hint')
            }
          ]}
          small
        />
        <Button>{t('changeover.page.import.submit')}</Button>
      </Form>
    </>
  )
}
