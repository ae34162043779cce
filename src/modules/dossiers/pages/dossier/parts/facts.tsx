import type { VNode } from 'preact'
import { DayText, SummaryList, useView } from '../../../../../ui/index.ts'
import type { Found } from '../read-dossier.ts'

/** Who applies for what, where it was handed in and who has it. */
export function Facts({ found }: { found: Found }): VNode {
  const { t } = useView()
  const { dossier, names, custodians, unit, returnAt } = found
  const { applicant } = dossier
  const named = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return (
    <section>
      <h2 class="govuk-heading-m">{t('dossier.facts.title')}</h2>
      <SummaryList
        rows={[
          { key: t(`dossier.facts.${applicant.kind}`), value: applicant.name },
          !!applicant.number && {
            key: t(applicant.kind === 'citizen' ? 'dossier.facts.personal_number' : 'dossier.facts.tax_code'),
            value: applicant.number
          },
          !!applicant.birthDate && {
            key: t('dossier.facts.birth_date'),
            value: <DayText day={applicant.birthDate} />
          },
          !!applicant.phone && {
            key: t('dossier.facts.phone'),
            value: (
              <a class="govuk-link" href={`tel:${applicant.phone}`}>
                {applicant.phone}
              </a>
            )
          },
          !!applicant.email && { key: t('dossier.facts.email'), value: applicant.email },
          !!applicant.address && { key: t('dossier.facts.address'), value: applicant.address },
          applicant.delegate !== undefined && {
            key: t('dossier.facts.delegate'),
            value: [applicant.delegate.name, applicant.delegate.number, applicant.delegate.phone]
              .filter(Boolean)
              .join(', ')
          },
          dossier.request !== null && { key: t('dossier.facts.request'), value: dossier.request },
          { key: t('dossier.facts.channel'), value: t(`dossier.channel.${dossier.channel}`) },
          dossier.receptionId !== null && {
            key: t('dossier.facts.reception'),
            value: named(dossier.receptionId)
          },
          { key: t('dossier.facts.custodian'), value: custodians.map(named).filter(Boolean).join('; ') },
          { key: t('dossier.facts.unit'), value: named(unit) },
          found.step !== null && {
            key: t('dossier.facts.step'),
            value: [named(dossier.life.elsewhere?.person ?? null), named(found.step.unit)]
              .filter(Boolean)
              .join(', ')
          },
          dossier.personId !== null && { key: t('dossier.facts.person'), value: named(dossier.personId) },
          {
            key: t('dossier.facts.return'),
            value: [t(`dossier.channel.${dossier.returnWay}`), named(returnAt)].filter(Boolean).join(', ')
          },
          { key: t('dossier.facts.sets'), value: dossier.sets }
        ]}
      />
    </section>
  )
}
