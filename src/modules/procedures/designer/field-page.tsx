import type { VNode } from 'preact'
import type { Form as FormState } from '../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  Details,
  Form,
  Input,
  PageHeading,
  Select,
  Textarea,
  useView
} from '../../../ui/index.ts'
import { knownFacts, otherLanguages } from '../form/index.ts'
import { answersOf, decidersFor, labelOf } from './change.ts'
import { answerValue, type FieldPlace, isManifold } from './field-form.ts'
import { boundsOf, textKinds } from './kinds.ts'

export interface FieldPageProps extends FieldPlace {
  slug: string
  name: string
  revision: number
  /** Whether it lies in rows: what is known of somebody fills in no rows. */
  inRows: boolean
  form: FormState
}

/** One field of a form: what it asks, how, and when. */
export function FieldPage(props: FieldPageProps): VNode {
  const { t, href } = useView()
  const { slug, name, revision, kind, old, form } = props
  const field = (key: string) => ({ ...form.field(key), name: key })
  const title = old ? t('designer.field.change', { label: labelOf(old) }) : t(`designer.field.add.${kind}`)
  return (
    <>
      <PageHeading caption={name}>{title}</PageHeading>
      <Form form={form}>
        <input type="hidden" name="revision" value={String(revision)} />
        <Input
          {...field('label.vi')}
          label={t('designer.field.label')}
          hint={t('designer.field.label_hint')}
        />
        <Textarea
          {...field('help.vi')}
          label={t('designer.field.help')}
          hint={t('designer.field.help_hint')}
          rows={2}
        />
        <OtherLanguages form={form} />
        {textKinds.includes(kind) && old && (
          <Select
            {...field('kind')}
            label={t('designer.field.kind')}
            options={textKinds.map((one) => ({ value: one, text: t(`designer.kind.${one}`) }))}
          />
        )}
        {(kind === 'choice' || kind === 'choices') && (
          <Textarea
            {...field('choices')}
            label={t('designer.field.choices')}
            hint={t('designer.field.choices_hint')}
            rows={6}
          />
        )}
        {kind !== 'group' && (
          <Checkboxes
            {...field('required')}
            label={t('designer.field.required')}
            hint={kind === 'yes_no' ? t('designer.field.required_yes') : undefined}
            small
            items={[{ value: 'yes', text: t('designer.field.required_item') }]}
          />
        )}
        <Bounds {...props} />
        <Known {...props} />
        <When {...props} />
        <ButtonGroup>
          <Button name="do" value="save">
            {t('designer.field.save')}
          </Button>
          <a class="govuk-link" href={href(`/procedures/${slug}/edit/form`)}>
            {t('procedures.edit.cancel')}
          </a>
        </ButtonGroup>
        {old && (
          <Button kind="warning" name="do" value="remove">
            {t(kind === 'group' || kind === 'rows' ? 'designer.field.remove_group' : 'designer.field.remove')}
          </Button>
        )}
      </Form>
    </>
  )
}

function OtherLanguages({ form }: { form: FormState }): VNode {
  const { t } = useView()
  const keys = otherLanguages.flatMap((language) => [`label.${language}`, `help.${language}`])
  return (
    <Details summary={t('designer.field.other_languages')} open={keys.some((key) => form.field(key).value)}>
      {keys.map((key) => (
        <Input {...form.field(key)} name={key} label={t(`designer.field.${key.replace('.', '_')}`)} />
      ))}
    </Details>
  )
}

function Bounds({ kind, form }: FieldPageProps): VNode | null {
  const { t } = useView()
  const of = boundsOf[kind]
  if (!of) return null
  const common = (name: string) => ({
    ...form.field(name),
    name,
    label: t(`designer.field.${of}_${name}`),
    inputMode: 'decimal' as const,
    width: 5 as const
  })
  return (
    <>
      <Input {...common('least')} />
      <Input {...common('most')} />
      {kind === 'number' && (
        <Checkboxes
          {...form.field('whole')}
          name="whole"
          label={t('designer.field.whole')}
          small
          items={[{ value: 'yes', text: t('designer.field.whole_item') }]}
        />
      )}
    </>
  )
}

/** What the province knows already need not be asked: the field is filled in from it. */
function Known({ kind, inRows, form }: FieldPageProps): VNode | null {
  const { t } = useView()
  if (inRows || !textKinds.includes(kind)) return null
  return (
    <Select
      {...form.field('known')}
      name="known"
      label={t('designer.field.known')}
      hint={t('designer.field.known_hint')}
      blank={t('designer.field.known_none')}
      options={Object.keys(knownFacts).map((fact) => ({
        value: fact,
        text: t(`procedures.form.fact.${fact.replace('.', '_')}`)
      }))}
    />
  )
}

function When({ siblings, old, form }: FieldPageProps): VNode | null {
  const { t } = useView()
  if (isManifold(old?.when)) return <p class="govuk-body">{t('designer.field.when_manifold')}</p>
  const deciders = decidersFor(siblings, old?.name)
  if (!deciders.length) return null
  return (
    <Checkboxes
      {...form.field('when')}
      name="when"
      label={t('designer.field.when')}
      hint={t('designer.field.when_hint')}
      small
      items={deciders.flatMap((node) =>
        answersOf(node).map(({ value, text }) => ({
          value: answerValue(node.name, value),
          text: t('designer.field.answer', {
            field: labelOf(node),
            answer: text ?? t('procedures.form.yes')
          })
        }))
      )}
    />
  )
}
