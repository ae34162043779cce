import type { VNode } from 'preact'
import { DayText, Link, SummaryList, Table, useView } from '../../../../../ui/index.ts'
import type { Qualification } from '../../../standards/index.ts'
import type { PrivateData } from '../../store-private.ts'
import { personPath } from '../shared/words.tsx'

/** Personal data and qualifications; only readers who hold the power get here. */
export function PersonalData(props: {
  code: string
  data: PrivateData
  qualifications: Qualification[]
}): VNode {
  const { t, language } = useView()
  const { code, data, qualifications } = props
  return (
    <section aria-labelledby="personal">
      <h2 class="govuk-heading-m" id="personal">
        {t('people.page.private')}
      </h2>
      <p class="govuk-body-s haicap-muted">{t('people.person.personal_note')}</p>
      <SummaryList
        rows={[
          { key: t('people.field.private_personal_id'), value: data.personalId },
          {
            key: t('people.field.private_birth_date'),
            value: data.birthDate && <DayText day={data.birthDate} />
          },
          { key: t('people.field.private_sex'), value: data.sex && t(`people.sex.${data.sex}`) },
          { key: t('people.field.private_ethnicity'), value: data.ethnicity },
          { key: t('people.field.private_phone'), value: data.phone },
          { key: t('people.field.private_email'), value: data.email }
        ]}
      />
      <Table
        caption={t('people.person.qualifications')}
        captionSize="m"
        columns={[
          {
            heading: t('people.column.qualification'),
            rowHeader: true,
            cell: ({ levelName, field }) => [levelName[language], field].filter(Boolean).join(', ')
          },
          { heading: t('people.column.issuer'), cell: ({ issuer }) => issuer },
          {
            heading: t('people.column.day'),
            cell: ({ issuedOn }) => <DayText day={issuedOn} />,
            nowrap: true
          }
        ]}
        rows={qualifications}
        empty={t('people.person.no_qualifications')}
      />
      <p class="govuk-body">
        <Link to={personPath(code, '/standards')}>{t('people.person.standards')}</Link>
      </p>
    </section>
  )
}
