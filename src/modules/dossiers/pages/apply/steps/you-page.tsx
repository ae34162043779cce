import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  DayText,
  Fieldset,
  Form,
  Input,
  Radios,
  SummaryList,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import { OfficeFacts } from '../begin/office-facts.tsx'
import type { Application } from '../read/application.ts'
import { StepButtons, StepPage } from './step-page.tsx'

export function YouPage({ application, form }: { application: Application; form: FormState }): VNode {
  const { t } = useView()
  const { name, number, birthDate } = application.citizen.citizen
  return (
    <StepPage application={application} step="you">
      <Form form={form}>
        <SummaryList
          rows={[
            { key: t('apply.you.name'), value: name },
            { key: t('apply.you.number'), value: number },
            !!birthDate && { key: t('apply.you.birth'), value: <DayText day={birthDate} /> },
            {
              key: t('apply.you.place'),
              value: application.place?.name ?? '–',
              action: {
                href: `/apply/${application.dossier.id}/place`,
                text: t('apply.you.change_place')
              }
            }
          ]}
        />
        <OfficeFacts office={application.office} />
        <Applicant form={form} />
        <Contact form={form} />
        <ReturnWay application={application} form={form} />
        <Textarea
          {...form.field('request')}
          name="request"
          rows={2}
          label={t('apply.you.request')}
          hint={t('apply.you.request_hint')}
        />
        <StepButtons />
      </Form>
    </StepPage>
  )
}

function Applicant({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <Radios
      {...form.field('kind')}
      name="kind"
      label={t('apply.you.kind')}
      labelSize="m"
      items={[
        { value: 'citizen', text: t('apply.you.citizen') },
        {
          value: 'organization',
          text: t('apply.you.organization'),
          hint: t('apply.you.organization_hint'),
          conditional: (
            <>
              <Input
                {...form.field('organization')}
                name="organization"
                label={t('apply.you.organization_name')}
                autocomplete="organization"
              />
              <Input
                {...form.field('code')}
                name="code"
                label={t('apply.you.organization_code')}
                inputMode="numeric"
                width={20}
              />
            </>
          )
        }
      ]}
    />
  )
}

function Contact({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={t('apply.you.contact')} legendSize="m">
      <Input
        {...form.field('phone')}
        name="phone"
        type="tel"
        label={t('apply.you.phone')}
        hint={t('apply.you.phone_hint')}
        autocomplete="tel"
        width={20}
      />
      <Input
        {...form.field('email')}
        name="email"
        type="email"
        label={t('apply.you.email')}
        autocomplete="email"
        spellcheck={false}
      />
      <Input
        {...form.field('address')}
        name="address"
        label={t('apply.you.address')}
        autocomplete="street-address"
      />
    </Fieldset>
  )
}

function ReturnWay({ application, form }: { application: Application; form: FormState }): VNode {
  const { t } = useView()
  const { office, version } = application
  const electronic = version.content.results.some((result) => result.electronic)
  const ways = electronic ? (['online', 'counter', 'post'] as const) : (['counter', 'post'] as const)
  return (
    <Radios
      {...form.field('returnWay')}
      name="returnWay"
      label={t('apply.you.return')}
      labelSize="m"
      items={ways.map((value) => ({
        value,
        text: t(`apply.return.${value}`),
        ...(value === 'counter' && office.counter && { hint: office.counter.name })
      }))}
    />
  )
}
