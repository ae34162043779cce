import type { VNode } from 'preact'
import { Button, Checkboxes, Form, Input, PageHeading, useView } from '../../../ui/index.ts'
import type { Form as FormState } from '../../http/index.ts'

/** Asks for an address and what it wants. */
export function MakePage({ form, types }: { form: FormState; types: string[] }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('webhooks.make.lead')}>{t('webhooks.make.title')}</PageHeading>
      <Form form={form} action="/webhooks/new">
        <Input
          {...form.field('url')}
          name="url"
          label={t('webhooks.address')}
          hint={t('webhooks.make.address_hint')}
          maxLength={2000}
        />
        <Checkboxes
          {...form.field('types')}
          name="types"
          label={t('webhooks.types')}
          hint={t('webhooks.make.types_hint')}
          small
          items={[
            { value: '*', text: t('webhooks.all_types') },
            ...types.map((type) => ({ value: type, text: type }))
          ]}
        />
        <Button>{t('webhooks.make.button')}</Button>
      </Form>
    </>
  )
}
