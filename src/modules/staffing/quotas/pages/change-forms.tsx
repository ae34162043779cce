import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  DateInput,
  Form,
  Input,
  InsetText,
  Link,
  PageHeading,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import { DecisionFields } from '../../../organization/index.ts'
import type { Pot, Standing } from '../quota.ts'

export interface AssignProps {
  form: FormState
  pot: Pot
  /** Who gives, and how it stands; undefined: what the province itself is given. */
  grantor: { id: string; name: string; standing: Standing } | undefined
  /** Bodies below that have none yet: offered, and others may be named. */
  candidates: { code: string; name: string }[]
}

/** Assigns a quota to a body below. */
export function AssignPage({ form, pot, grantor, candidates }: AssignProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <PageHeading caption={grantor?.name} lead={t('quotas.assign.lead')}>
        {grantor ? t('quotas.assign.title') : t('quotas.assign.province')}: {t(`quotas.pot.${pot}`)}
      </PageHeading>
      {grantor && (
        <InsetText>
          {t('quotas.assign.left', {
            left: formatNumber(grantor.standing.left, language),
            assigned: formatNumber(grantor.standing.assigned, language)
          })}
        </InsetText>
      )}
      <Form form={form}>
        <Input
          {...form.field('organization')}
          name="organization"
          label={t('quotas.assign.body')}
          hint={t('quotas.assign.body_hint')}
          list={candidates.length ? 'bodies' : undefined}
          autocomplete="off"
        />
        {candidates.length > 0 && (
          <datalist id="bodies">
            {candidates.map(({ code, name }) => (
              <option value={code}>{name}</option>
            ))}
          </datalist>
        )}
        <Headcount form={form} />
        <Input
          {...form.field('year')}
          name="year"
          label={t('quotas.column.year')}
          inputMode="numeric"
          width={4}
        />
        <DateInput
          {...form.field('from')}
          name="from"
          label={t('quotas.assign.from')}
          hint={t('quotas.assign.from_hint')}
        />
        <DecisionFields form={form} />
        <Buttons text={t('quotas.assign.title')} back={grantor ? `/quotas/${grantor.id}` : '/quotas'} />
      </Form>
    </>
  )
}

export interface ChangeProps {
  form: FormState
  pot: Pot
  body: { id: string; name: string; standing: Standing }
}

/** Changes a quota by a new decision for the rest of the time for which it was assigned. */
export function ChangePage({ form, pot, body }: ChangeProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={body.name} lead={t('quotas.change.lead')}>
        {t('quotas.change.title')}: {t(`quotas.pot.${pot}`)}
      </PageHeading>
      <Stands standing={body.standing} />
      <Form form={form}>
        <Headcount form={form} />
        <DateInput {...form.field('on')} name="on" label={t('quotas.change.on')} />
        <DecisionFields form={form} />
        <Buttons text={t('quotas.change.title')} back={`/quotas/${body.id}`} />
      </Form>
    </>
  )
}

/** Takes a quota back from a day on. */
export function TakeBackPage({ form, pot, body }: ChangeProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading caption={body.name}>
        {t('quotas.take_back.title')}: {t(`quotas.pot.${pot}`)}
      </PageHeading>
      <Stands standing={body.standing} />
      <Form form={form}>
        <DateInput {...form.field('on')} name="on" label={t('quotas.take_back.on')} />
        <DecisionFields form={form} />
        <WarningText>{t('quotas.take_back.warning')}</WarningText>
        <Buttons text={t('quotas.take_back.title')} back={`/quotas/${body.id}`} warning />
      </Form>
    </>
  )
}

function Headcount({ form }: { form: FormState }): VNode {
  const { t } = useView()
  return (
    <Input
      {...form.field('headcount')}
      name="headcount"
      label={t('quotas.column.headcount')}
      inputMode="numeric"
      width={5}
    />
  )
}

function Stands({ standing }: { standing: Standing }): VNode {
  const { t, language } = useView()
  const { assigned, filled, givenOn } = standing
  return (
    <InsetText>
      {t('quotas.change.stands', {
        assigned: formatNumber(assigned, language),
        filled: formatNumber(filled, language),
        given: formatNumber(givenOn, language)
      })}
    </InsetText>
  )
}

function Buttons({ text, back, warning }: { text: string; back: string; warning?: boolean }): VNode {
  const { t } = useView()
  return (
    <ButtonGroup>
      <Button kind={warning ? 'warning' : 'primary'}>{text}</Button>
      <Link to={back}>{t('organization.page.change.cancel')}</Link>
    </ButtonGroup>
  )
}
