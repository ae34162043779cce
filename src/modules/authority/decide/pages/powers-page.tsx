import type { VNode } from 'preact'
import { Button, FilterForm, Input, Link, PageHeading, Table, Tag, useView } from '../../../../ui/index.ts'
import type { InLanguages, Power } from '../../resolve/index.ts'
import { AuthorityTabs } from './frame.tsx'

export interface PowersPageProps {
  q: string
  powers: Power[]
  fields: Map<string, InLanguages>
}

/** The catalogue of powers by field. */
export function PowersPage({ q, powers, fields }: PowersPageProps): VNode {
  const { t, language } = useView()
  const groups = [...Map.groupBy(powers, ({ functionCode }) => functionCode)]
  return (
    <>
      <PageHeading lead={t('decide.powers.lead')}>{t('decide.powers.title')}</PageHeading>
      <AuthorityTabs current="powers" />
      <FilterForm label={t('decide.powers.search')} fields={['q']}>
        <Input name="q" label={t('decide.powers.search')} value={q} width={30} />
        <Button kind="secondary">{t('decide.powers.find')}</Button>
      </FilterForm>
      {powers.length === 0 && <p class="govuk-body">{t('decide.powers.empty')}</p>}
      {groups.map(([code, inField]) => (
        <Table
          caption={`${fields.get(code)?.[language] ?? code} (${inField.length})`}
          captionSize="m"
          columns={[
            {
              heading: t('decide.column.power'),
              rowHeader: true,
              cell: (power) => <Link to={`/authority/powers/${power.code}`}>{power.name[language]}</Link>
            },
            {
              heading: t('decide.column.code'),
              cell: (power) => <span class="haicap-code">{power.code}</span>
            },
            {
              heading: t('decide.column.kind'),
              cell: (power) => (
                <Tag tone={power.kind === 'decision' ? 'indigo' : 'grey'}>
                  {t(`decide.kind.${power.kind}`)}
                </Tag>
              )
            }
          ]}
          rows={inField}
        />
      ))}
    </>
  )
}
