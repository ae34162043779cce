import type { VNode } from 'preact'
import { Button } from '../../../ui/button/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHeading } from '../../../ui/page-heading/page-heading.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { WarningText } from '../../../ui/warning-text/warning-text.tsx'
import type { View } from '../../http/index.ts'
import type { Official } from './oidc.ts'

/** Offers the officials, each as a button. */
export function ChoosePage({ view: { t }, officials }: { view: View; officials: Official[] }): VNode {
  const button = ({ subject, name }: Official) => (
    <Button name="official" value={subject} small>
      {name}
    </Button>
  )
  const power = ({ mayChangeRegister }: Official) =>
    t(mayChangeRegister ? 'identity.demo.may_change' : 'identity.demo.may_read')
  return (
    <>
      <PageHeading caption={t('identity.demo.warning')}>{t('identity.demo.title')}</PageHeading>
      <WarningText>{t('identity.demo.notice')}</WarningText>
      <Form>
        <Table
          caption={t('identity.demo.officials')}
          captionSize="m"
          rows={officials}
          empty={t('identity.demo.none')}
          columns={[
            { heading: t('identity.demo.official'), cell: button, rowHeader: true },
            { heading: t('identity.demo.post'), cell: ({ post }) => post },
            { heading: t('identity.demo.power'), cell: power }
          ]}
        />
        <Button kind="secondary">{t('identity.demo.cancel')}</Button>
      </Form>
    </>
  )
}
