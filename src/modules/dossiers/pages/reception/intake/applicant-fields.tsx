import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  Button,
  DateInput,
  Details,
  FieldRow,
  Fieldset,
  Input,
  Radios,
  Select,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import type { Place } from './matter.ts'

/** Who applies, who hands it in for them, what it is about, and for which place. */
export function ApplicantFields(props: { form: FormState; focus: string; places: Place[] }): VNode {
  const { form, focus, places } = props
  const { t } = useView()
  const field = (name: string) => ({ ...form.field(`applicant.${name}`), name: `applicant.${name}` })
  const organization = field('kind').value === 'organization'
  return (
    <Fieldset legend={t('reception.intake.applicant')} legendSize="m">
      <Radios
        {...field('kind')}
        label={t('reception.applicant.kind')}
        inline
        small
        items={(['citizen', 'organization'] as const).map((value) => ({
          value,
          text: t(`reception.applicant.${value}`)
        }))}
      />
      <FieldRow>
        <Input
          {...field('name')}
          label={t('reception.applicant.name')}
          autocomplete="off"
          spellcheck={false}
        />
        <Input
          {...field('number')}
          label={organization ? t('reception.applicant.tax_code') : t('reception.applicant.number')}
          inputMode="numeric"
          autocomplete="off"
          spellcheck={false}
        />
        {!organization && <DateInput {...field('birthDate')} label={t('reception.applicant.birth')} />}
      </FieldRow>
      <FieldRow>
        <Input
          {...field('phone')}
          label={t('reception.applicant.phone')}
          type="tel"
          autocomplete="off"
          autofocus={focus === 'phone'}
        />
        <Input
          {...field('email')}
          label={t('reception.applicant.email')}
          type="email"
          autocomplete="off"
          spellcheck={false}
        />
      </FieldRow>
      <Input {...field('address')} label={t('reception.applicant.address')} autocomplete="off" />
      <Button name="do" value="look" kind="secondary" small>
        {t('reception.intake.look')}
      </Button>
      <Delegate field={field} />
      <FieldRow>
        <Textarea {...form.field('request')} name="request" rows={2} label={t('reception.intake.request')} />
        <Select
          {...form.field('placeId')}
          name="placeId"
          label={t('reception.intake.place')}
          hint={t('reception.intake.place_hint')}
          options={places.map(({ id, name }) => ({ value: id, text: name }))}
        />
      </FieldRow>
    </Fieldset>
  )
}

type FieldOf = (name: string) => ReturnType<FormState['field']> & { name: string }

function Delegate({ field }: { field: FieldOf }): VNode {
  const { t } = useView()
  const names = ['delegate.name', 'delegate.number', 'delegate.phone']
  const open = names.some((name) => field(name).value !== '' || field(name).error !== undefined)
  return (
    <Details summary={t('reception.applicant.delegate')} open={open}>
      <FieldRow>
        <Input
          {...field('delegate.name')}
          label={t('reception.applicant.delegate_name')}
          autocomplete="off"
        />
        <Input
          {...field('delegate.number')}
          label={t('reception.applicant.number')}
          inputMode="numeric"
          autocomplete="off"
        />
        <Input
          {...field('delegate.phone')}
          label={t('reception.applicant.phone')}
          type="tel"
          autocomplete="off"
        />
      </FieldRow>
    </Details>
  )
}
