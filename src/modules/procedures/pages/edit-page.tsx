import type { VNode } from 'preact'
import { limitUnits } from '../../../platform/calendar/index.ts'
import type { Form as FormState } from '../../../platform/http/index.ts'
import {
  Button,
  ButtonGroup,
  Checkboxes,
  Fieldset,
  Form,
  Input,
  Link,
  PageHeading,
  Radios,
  Select,
  Textarea,
  useView
} from '../../../ui/index.ts'
import { channels, clockStops, levels, onlineLevels, parts } from '../content.ts'
import { EditPart, LongText } from './edit-parts.tsx'
import type { Words } from './read-procedure.ts'

export interface EditPageProps {
  slug: string
  name: string
  number: number
  /** Of the draft that is changed; null: its next version is begun. */
  revision: number | null
  words: Words
  form: FormState
}

/** A version on one page: facts, then parts row by row. It works without scripts. */
export function EditPage({ slug, name, number, revision, words, form }: EditPageProps): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading caption={name} lead={t('procedures.edit.lead')}>
        {t('procedures.edit.title', { number })}
      </PageHeading>
      <Form form={form}>
        {revision !== null && <input type="hidden" name="revision" value={String(revision)} />}
        {form.field('demonstration').value && <input type="hidden" name="demonstration" value="yes" />}
        <Identity form={form} words={words} />
        <Promises form={form} />
        {parts.map((part) => (
          <EditPart part={part} form={form} words={words} />
        ))}
        <Texts form={form} slug={slug} draft={revision !== null} />
        <ButtonGroup>
          <Button name="_then" value="show">
            {t('procedures.edit.save')}
          </Button>
          <a class="govuk-link" href={href(`/procedures/${slug}`)}>
            {t('procedures.edit.cancel')}
          </a>
        </ButtonGroup>
      </Form>
    </>
  )
}

interface Facts {
  form: FormState
  words: Words
}

function Identity({ form, words }: Facts): VNode {
  const { t, language } = useView()
  const field = (name: string) => ({ ...form.field(name), name })
  const named = (names: Words['fields']) =>
    [...names].map(([value, name]) => ({ value, text: name[language] }))
  return (
    <Fieldset legend={t('procedures.edit.identity')} legendSize="m">
      <Input {...field('name.vi')} label={t('procedures.edit.name_vi')} />
      <Input {...field('name.en')} label={t('procedures.edit.name_en')} />
      <Input {...field('name.de')} label={t('procedures.edit.name_de')} />
      <Input
        {...field('nationalCode')}
        label={t('procedures.fact.national_code')}
        hint={t('procedures.edit.national_code_hint')}
        width={10}
      />
      <Input {...field('localCode')} label={t('procedures.fact.local_code')} width={20} />
      <Select
        {...field('field')}
        label={t('procedures.fact.field')}
        blank={t('procedures.edit.choose')}
        options={named(words.fields)}
      />
      <Select
        {...field('power')}
        label={t('procedures.fact.power')}
        hint={t('procedures.edit.power_hint')}
        blank={t('procedures.edit.choose')}
        options={named(words.powers)}
      />
      <Radios
        {...field('level')}
        label={t('procedures.fact.level')}
        inline
        items={levels.map((one) => ({ value: one, text: t(`procedures.level.${one}`) }))}
      />
      <LongText form={form} name="subjects" label={t('procedures.fact.subjects')} rows={2} />
      <Input {...field('agency')} label={t('procedures.fact.agency')} />
    </Fieldset>
  )
}

function Promises({ form }: { form: FormState }): VNode {
  const { t } = useView()
  const field = (name: string) => ({ ...form.field(name), name })
  return (
    <Fieldset legend={t('procedures.edit.promise')} legendSize="m">
      <Input
        {...field('limit.amount')}
        label={t('procedures.edit.limit_amount')}
        inputMode="decimal"
        width={4}
      />
      <Select
        {...field('limit.unit')}
        label={t('procedures.edit.limit_unit')}
        blank={t('procedures.edit.choose')}
        options={limitUnits.map((unit) => ({ value: unit, text: t(`procedures.unit.${unit}`) }))}
      />
      <Checkboxes
        {...field('clockStops')}
        label={t('procedures.fact.clock_stops')}
        small
        items={clockStops.map((one) => ({ value: one, text: t(`procedures.stop.${one}`) }))}
      />
      <Checkboxes
        {...field('channels')}
        label={t('procedures.fact.channels')}
        small
        items={channels.map((one) => ({ value: one, text: t(`procedures.channel.${one}`) }))}
      />
      <Radios
        {...field('online')}
        label={t('procedures.fact.online')}
        inline
        items={onlineLevels.map((one) => ({ value: one, text: t(`procedures.online.${one}`) }))}
      />
      <Input {...field('sets')} label={t('procedures.edit.sets')} inputMode="numeric" width={3} />
    </Fieldset>
  )
}

function Texts({ form, slug, draft }: { form: FormState; slug: string; draft: boolean }): VNode {
  const { t } = useView()
  return (
    <Fieldset legend={t('procedures.edit.texts')} legendSize="m">
      <LongText form={form} name="guidance" label={t('procedures.fact.guidance')} rows={5} />
      <LongText form={form} name="legalBasis" label={t('procedures.fact.legal_basis')} rows={4} />
      <LongText
        form={form}
        name="words"
        label={t('procedures.edit.words')}
        hint={t('procedures.edit.words_hint')}
      />
      <LongText form={form} name="source" label={t('procedures.edit.source')} rows={2} />
      <LongText form={form} name="uncertain" label={t('procedures.edit.uncertain')} rows={2} />
      {draft && (
        <p class="govuk-body">
          <Link to={`/procedures/${slug}/edit/form`}>{t('procedures.page.design')}</Link>
        </p>
      )}
      <Textarea
        {...form.field('form')}
        name="form"
        label={t('procedures.edit.form')}
        hint={t('procedures.edit.form_hint')}
        rows={10}
        code
      />
    </Fieldset>
  )
}
