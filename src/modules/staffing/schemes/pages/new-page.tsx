import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Form,
  Input,
  Link,
  PageHeading,
  Radios,
  useView
} from '../../../../ui/index.ts'
import type { SchemeRow } from '../store-list.ts'

/** Begins the scheme of a body, or its next version. */
export function NewPage({ form, candidates }: { form: FormState; candidates: SchemeRow[] }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={t('schemes.new.lead')}>{t('schemes.new.title')}</PageHeading>
      <Form form={form}>
        <Input
          {...form.field('organization')}
          name="organization"
          label={t('schemes.new.body')}
          hint={t('quotas.assign.body_hint')}
          list={candidates.length ? 'bodies' : undefined}
          autocomplete="off"
        />
        {candidates.length > 0 && (
          <datalist id="bodies">
            {candidates.map((row) => (
              <option value={row.organizationCode}>{row.organizationName}</option>
            ))}
          </datalist>
        )}
        <DateInput
          {...form.field('on')}
          name="on"
          label={t('schemes.new.on')}
          hint={t('schemes.new.on_hint')}
        />
        <Radios
          name="prefill"
          label={t('schemes.new.prefill')}
          hint={t('schemes.new.prefill_hint')}
          value={form.field('prefill').value || 'yes'}
          items={[
            { value: 'yes', text: t('schemes.new.prefill_yes') },
            { value: 'no', text: t('schemes.new.prefill_no') }
          ]}
        />
        <ButtonGroup>
          <Button>{t('schemes.new.submit')}</Button>
          <Link to="/schemes">{t('organization.page.change.cancel')}</Link>
        </ButtonGroup>
      </Form>
    </>
  )
}
