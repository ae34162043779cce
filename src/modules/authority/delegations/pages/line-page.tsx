import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  DateInput,
  Form,
  type Option,
  PageHeading,
  Select,
  Textarea,
  useView
} from '../../../../ui/index.ts'
import type { Delegation } from '../delegation.ts'
import type { HolderChoice } from '../store/choices.ts'
import type { HeldField } from '../store/thing-choices.ts'

export interface LinePageProps {
  delegation: Delegation
  /** The line that is changed; undefined: a new one. */
  ordinal?: number | undefined
  fields: HeldField[]
  holders: HolderChoice[]
  places: { id: string; name: string }[]
  form: FormState
}

const signatures = ['TM', 'KT', 'TL', 'TUQ'] as const

/** One line of a draft: what, to whom, where, when, on what conditions. */
export function LinePage(props: LinePageProps): VNode {
  const { t, href } = useView()
  const { delegation, ordinal, places, form } = props
  const { kind } = delegation
  return (
    <>
      <PageHeading caption={delegation.title} lead={t(`delegations.page.line.lead_${kind}`)}>
        {ordinal ? t('delegations.page.line.title', { number: ordinal }) : t('delegations.page.line.new')}
      </PageHeading>
      <Form form={form}>
        <Select
          {...form.field('thing')}
          name="thing"
          label={t('delegations.page.line.thing')}
          hint={t('delegations.page.line.thing_hint')}
          blank={t('delegations.page.line.choose')}
          options={useThings(props)}
        />
        <Select
          {...form.field('holder')}
          name="holder"
          label={t('delegations.page.line.holder')}
          blank={t('delegations.page.line.choose')}
          options={useHolders(props)}
        />
        {places.length > 1 && (
          <Select
            {...form.field('place')}
            name="place"
            label={t('delegations.page.line.place')}
            blank={t('delegations.page.line.everywhere')}
            options={places.map(({ id, name }) => ({ value: id, text: name }))}
          />
        )}
        <DateInput
          {...form.field('first_day')}
          name="first_day"
          label={t('delegations.page.column.first_day')}
        />
        <DateInput
          {...form.field('last_day')}
          name="last_day"
          label={t('delegations.page.column.last_day')}
          hint={t(
            kind === 'authorization' ? 'delegations.page.line.end_needed' : 'delegations.page.line.end_open'
          )}
        />
        <Textarea
          {...form.field('conditions')}
          name="conditions"
          rows={3}
          label={t('delegations.page.line.conditions')}
          hint={t('delegations.page.line.conditions_hint')}
        />
        {kind !== 'assignment' && (
          <Textarea
            {...form.field('means')}
            name="means"
            rows={2}
            label={t('delegations.page.line.means')}
            hint={t('delegations.page.line.means_hint')}
          />
        )}
        {kind === 'decentralization' && (
          <Checkboxes
            {...form.field('onward')}
            name="onward"
            label={t('delegations.page.line.onward')}
            small
            items={[{ value: 'yes', text: t('delegations.page.line.onward_yes') }]}
          />
        )}
        <Select
          {...form.field('signature')}
          name="signature"
          label={t('delegations.page.line.signature')}
          blank={t('delegations.page.line.usual_signature')}
          options={signatures.map((form) => ({ value: form, text: t(`delegations.signature.${form}`) }))}
        />
        <ButtonGroup>
          <Button name="onwards" value="show">
            {t('delegations.page.line.save')}
          </Button>
          {!ordinal && (
            <Button kind="secondary" name="onwards" value="more">
              {t('delegations.page.line.save_more')}
            </Button>
          )}
          <a class="govuk-link" href={href(`/delegations/${delegation.id}`)}>
            {t('delegations.page.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}

/** Whole fields first, then each power below its field. */
function useThings({ fields }: LinePageProps): Option[] {
  const { t, language } = useView()
  return fields.flatMap(({ code, name, powers }) => [
    {
      value: `field:${code}`,
      text: t('delegations.page.line.whole_field', { field: name[language], count: powers.length })
    },
    ...powers.map((power) => ({
      value: `power:${power.code}`,
      text: `\u00a0\u00a0\u00a0${power.name[language]}`
    }))
  ])
}

function useHolders({ holders }: LinePageProps): Option[] {
  const { t, language } = useView()
  return holders.map(({ value, name, body, group }) => {
    const own = name[language]
    if (group === 'all') return { value, text: t('delegations.page.line.every', { name: own }) }
    return { value, text: own === body || group === 'own' ? own : `${body}: ${own}` }
  })
}
