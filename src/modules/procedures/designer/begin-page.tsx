import type { VNode } from 'preact'
import { Button, Form, PageHeading, useView } from '../../../ui/index.ts'

/** A published form is never changed: the next version is begun first. */
export function BeginPage({ name }: { name: string }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={name} lead={t('designer.begin.lead')}>
        {t('designer.begin.title')}
      </PageHeading>
      <Form>
        <Button>{t('procedures.page.next')}</Button>
      </Form>
    </>
  )
}
