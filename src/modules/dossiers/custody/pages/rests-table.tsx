import type { VNode } from 'preact'
import type { Form as TypedForm } from '../../../../platform/http/index.ts'
import { Button, Form, Link, PageHeading, Radios, Table, Tag, useView } from '../../../../ui/index.ts'
import type { Plan } from '../../../changeover/index.ts'
import type { CustodyPage, RestRow } from './read-page.ts'

/** Who takes over what bodies still take in until the day. */
export function Rests({ rests, plan, editable }: CustodyPage): VNode {
  const { t } = useView()
  return (
    <>
      <Table<RestRow>
        caption={t('custody.rest.title')}
        captionSize="m"
        columns={[
          {
            heading: t('custody.column.from'),
            rowHeader: true,
            cell: ({ origin }) =>
              editable ? (
                <Link to={`/plans/${plan.id}/dossiers/rest/${origin.id}`}>{origin.name}</Link>
              ) : (
                origin.name
              )
          },
          {
            heading: t('custody.column.to'),
            cell: ({ custodian, proposed }) => (
              <>
                {custodian ? custodian.name : <Tag tone="red">{t('custody.list.open')}</Tag>}{' '}
                {proposed && <Tag tone="gold">{t('custody.rest.proposed')}</Tag>}
              </>
            )
          }
        ]}
        rows={rests}
      />
      <p class="govuk-body">{t('custody.rest.lead')}</p>
    </>
  )
}

/** Names who takes the rest of one body. */
export function RestPage({ plan, row, form }: { plan: Plan; row: RestRow; form: TypedForm }): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={plan.title} lead={t('custody.rest.lead')}>
        {t('custody.rest.of', { body: row.origin.name })}
      </PageHeading>
      <Form form={form}>
        <Radios
          {...form.field('custodian')}
          value={form.field('custodian').value || (row.custodian?.code ?? '')}
          name="custodian"
          label={t('custody.rest.to')}
          items={row.candidates.map(({ code, name }) => ({ value: code, text: name }))}
        />
        <Button>{t('custody.rest.save')}</Button>
      </Form>
    </>
  )
}
