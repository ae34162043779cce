import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import { Button, ButtonGroup, Form, PageHeading, useView } from '../../../../ui/index.ts'
import type { Delegation } from '../delegation.ts'
import { TitleFields } from './new-page.tsx'

/** Title and grounds of a draft. */
export function EditPage({ delegation, form }: { delegation: Delegation; form: FormState }): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading caption={delegation.title}>{t('delegations.page.step.edit')}</PageHeading>
      <Form form={form}>
        <input type="hidden" name="revision" value={String(delegation.revision)} />
        <TitleFields form={form} />
        <ButtonGroup>
          <Button>{t('delegations.page.line.save')}</Button>
          <a class="govuk-link" href={href(`/delegations/${delegation.id}`)}>
            {t('delegations.page.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}
