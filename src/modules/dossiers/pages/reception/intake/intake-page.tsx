import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Columns,
  Details,
  Fieldset,
  Form,
  Input,
  InsetText,
  PageHeading,
  Textarea,
  useView
} from '../../../../../ui/index.ts'
import { type Field, FormFields, type Known, type Uploads } from '../../../../procedures/index.ts'
import type { EarlierPaper } from '../../../detail/read.ts'
import { ApplicantFields } from './applicant-fields.tsx'
import { ComponentFields } from './component-fields.tsx'
import { FeesAndLimit } from './fees.tsx'
import type { IntakeMatter } from './matter.ts'
import { ReturnFields } from './return-fields.tsx'

export interface IntakeProps {
  matter: IntakeMatter
  form: FormState
  fields: readonly Field[]
  known: Known
  earlier: readonly EarlierPaper[]
  /** Names of files that were handed in already. */
  uploads: Uploads
  /** The field at which work goes on. */
  focus: string
}

/** Everything that reception takes, on one page; a scanner's Enter fills in, any other receives. */
export function IntakePage(props: IntakeProps): VNode {
  const { matter, form, fields, known, earlier, uploads, focus } = props
  const { version, draft } = matter
  const { t, language } = useView()
  const { name } = version.content
  return (
    <>
      <PageHeading caption={t('reception.intake.caption', { counter: matter.at.counter.name })}>
        {name[language] ?? name.vi}
      </PageHeading>
      {draft?.waiting.includes('supplement') && (
        <InsetText>{t('reception.intake.supplement_came')}</InsetText>
      )}
      <div data-haicap-guard={form.field('do').value ? 'typed' : ''}>
        <Form form={form} multipart id="intake">
          {/* Enter in a field presses the first button of a form. */}
          <button
            type="submit"
            name="do"
            value="enter"
            class="govuk-visually-hidden"
            tabIndex={-1}
            aria-hidden="true"
          >
            ↵
          </button>
          <Columns aside={<FeesAndLimit version={version} />}>
            <CardField form={form} focus={focus} />
            <ApplicantFields form={form} focus={focus} places={matter.places} />
            <ComponentFields matter={matter} form={form} earlier={earlier} uploads={uploads} />
            {fields.length > 0 && (
              <Fieldset legend={t('reception.intake.form')} legendSize="m">
                <FormFields fields={fields} form={form} known={known} uploads={uploads} />
              </Fieldset>
            )}
            <ReturnFields form={form} returns={matter.returns} />
            <ButtonGroup>
              <Button name="do" value="receive">
                {t('reception.intake.receive')}
              </Button>
              <Button name="do" value="draft" kind="secondary">
                {t('reception.intake.save_draft')}
              </Button>
            </ButtonGroup>
            <OtherWays form={form} />
          </Columns>
        </Form>
      </div>
    </>
  )
}

function CardField({ form, focus }: Pick<IntakeProps, 'form' | 'focus'>): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={t('reception.intake.card_legend')} legendSize="m">
      <Input
        {...form.field('card')}
        name="card"
        label={t('reception.intake.card')}
        hint={t('reception.intake.card_hint')}
        autocomplete="off"
        spellcheck={false}
        autofocus={focus === 'card'}
      />
      <Button name="do" value="card" kind="secondary" small>
        {t('reception.intake.fill_from_card')}
      </Button>
    </Fieldset>
  )
}

/** What is done when it cannot be received today: each asks for its words. */
function OtherWays({ form }: Pick<IntakeProps, 'form'>): VNode {
  const { t } = useView()
  const open = (...names: string[]) =>
    names.some((name) => form.field(name).error !== undefined || form.field(name).value !== '')
  return (
    <>
      <Details summary={t('reception.ask.summary')} open={open('ask.items', 'ask.reason')}>
        <p class="govuk-body">{t('reception.ask.lead')}</p>
        <Textarea
          {...form.field('ask.items')}
          name="ask.items"
          rows={4}
          label={t('reception.ask.items')}
          hint={t('reception.ask.items_hint')}
        />
        <Textarea
          {...form.field('ask.reason')}
          name="ask.reason"
          rows={2}
          label={t('reception.ask.reason')}
        />
        <Button name="do" value="ask" kind="secondary">
          {t('reception.ask.do')}
        </Button>
      </Details>
      <Details summary={t('reception.refuse.summary')} open={open('refuse.reason', 'refuse.basis')}>
        <Textarea
          {...form.field('refuse.reason')}
          name="refuse.reason"
          rows={3}
          label={t('reception.refuse.reason')}
        />
        <Input
          {...form.field('refuse.basis')}
          name="refuse.basis"
          label={t('reception.refuse.basis')}
          hint={t('reception.refuse.basis_hint')}
        />
        <Button name="do" value="refuse" kind="warning">
          {t('reception.refuse.do')}
        </Button>
      </Details>
    </>
  )
}
