import type { VNode } from 'preact'
import { keptField } from '../../../../../platform/files/index.ts'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import {
  Button,
  Checkboxes,
  Details,
  FileUpload,
  Form,
  PageHeading,
  Textarea,
  useView,
  WarningText
} from '../../../../../ui/index.ts'
import { type Field, FormFields, type Uploads } from '../../../../procedures/index.ts'
import type { One } from './read-own.ts'
import { askedIn, fileField } from './supplement.ts'

interface SupplementProps {
  one: One
  form: FormState
  fields: readonly Field[]
  uploads: Uploads
  /** The form is being corrected: it stays open. */
  correcting: boolean
}

/** Everything that was asked for, each with a place for it; once, so that nothing is forgotten. */
export function SupplementPage({ one, form, fields, uploads, correcting }: SupplementProps): VNode {
  const { t } = useView()
  const { items, reason } = askedIn(one)
  const wrong = form.errors.some(({ path }) => path.startsWith('data.'))
  return (
    <>
      <PageHeading caption={one.found.dossier.code ?? ''} lead={t('apply.supplement.lead', { reason })}>
        {t('apply.supplement.title')}
      </PageHeading>
      <WarningText>{t('apply.supplement.once')}</WarningText>
      <Form form={form} multipart>
        <button type="submit" class="govuk-visually-hidden" tabIndex={-1} aria-hidden="true">
          ↵
        </button>
        {items.map((item, index) => (
          <Item item={item} name={fileField(index)} form={form} uploads={uploads} />
        ))}
        <Textarea
          {...form.field('note')}
          name="note"
          rows={3}
          label={t('apply.supplement.note')}
          hint={t('apply.supplement.note_hint')}
        />
        {fields.length > 0 && (
          <Details summary={t('apply.supplement.correct')} open={correcting || wrong}>
            <FormFields fields={fields} form={form} uploads={uploads} />
          </Details>
        )}
        <Button name="do" value="send">
          {t('apply.supplement.do')}
        </Button>
      </Form>
    </>
  )
}

interface ItemProps extends Pick<SupplementProps, 'form' | 'uploads'> {
  item: string
  name: string
}

function Item({ item, name, form, uploads }: ItemProps): VNode {
  const { t } = useView()
  const tried = form.field(keptField(name)).values.filter(Boolean)
  return (
    <>
      <FileUpload
        {...form.field(name)}
        value=""
        name={name}
        label={item}
        labelSize="s"
        hint={t('apply.papers.file')}
        accept="image/*,application/pdf"
        multiple
      />
      {tried.length > 0 && (
        <Checkboxes
          name={keptField(name)}
          label={t('apply.supplement.there', { item })}
          small
          values={tried}
          items={tried.map((id) => ({ value: id, text: uploads(id)?.name ?? id }))}
        />
      )}
    </>
  )
}
