import type { VNode } from 'preact'
import { keptField } from '../../../../../platform/files/index.ts'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import { Checkboxes, FieldRow, Fieldset, FileUpload, Input, Tag, useView } from '../../../../../ui/index.ts'
import type { Content, Uploads } from '../../../../procedures/index.ts'
import type { EarlierPaper } from '../../../detail/read.ts'
import { EarlierPapers } from '../earlier-papers.tsx'
import type { IntakeMatter } from './matter.ts'

interface ComponentsProps {
  matter: IntakeMatter
  form: FormState
  earlier: readonly EarlierPaper[]
  uploads: Uploads
}

/** What has to be handed in, as a list to tick off: how many, digitized or taken from an earlier dossier. */
export function ComponentFields(props: ComponentsProps): VNode {
  const { t } = useView()
  const { components } = props.matter.version.content
  return (
    <Fieldset legend={t('reception.intake.papers')} legendSize="m">
      {components.length === 0 && <p class="govuk-body">{t('reception.papers.none')}</p>}
      {components.map((component, index) => (
        <OneComponent component={component} ordinal={index + 1} {...props} />
      ))}
    </Fieldset>
  )
}

type One = ComponentsProps & { component: Content['components'][number]; ordinal: number }

function OneComponent({ component, ordinal, form, earlier, matter, uploads }: One): VNode {
  const { t } = useView()
  const at = `papers.${ordinal}`
  const missing = form.errors.find(({ path }) => path === at)?.text
  return (
    <>
      <Checkboxes
        {...form.field(`${at}.there`)}
        {...(missing && { error: missing })}
        id={at}
        name={`${at}.there`}
        label={<span class="govuk-visually-hidden">{t('reception.papers.number', { number: ordinal })}</span>}
        small
        items={[
          {
            value: 'yes',
            text: `${ordinal}. ${component.name}`,
            ...((component.condition || component.reuse !== 'none') && {
              hint: <Conditions component={component} />
            })
          }
        ]}
      />
      <FieldRow below>
        {(['original', 'copy'] as const).map((kind) => (
          <Input
            {...form.field(`${at}.${kind}`)}
            name={`${at}.${kind}`}
            label={t(`reception.papers.${kind}`)}
            inputMode="numeric"
            width={2}
          />
        ))}
        <FileUpload
          {...form.field(`${at}.file`)}
          value=""
          name={`${at}.file`}
          label={t('reception.papers.file')}
          accept="image/*,application/pdf"
          multiple
        />
        <EarlierPapers at={at} form={form} earlier={earlier} label={t('reception.papers.reuse')} />
      </FieldRow>
      <FilesThere at={at} ordinal={ordinal} matter={matter} form={form} uploads={uploads} />
    </>
  )
}

function Conditions({ component }: Pick<One, 'component'>): VNode {
  const { t } = useView()
  const { condition, reuse } = component
  return (
    <>
      {condition && <span>{t('reception.papers.condition', { condition })} </span>}
      {reuse !== 'none' && <Tag tone="grey">{t(`reception.papers.from_${reuse}`)}</Tag>}
    </>
  )
}

/** Files of an earlier try, or of the draft: they stay unless somebody unticks them. */
function FilesThere({
  at,
  ordinal,
  matter,
  form,
  uploads
}: Omit<One, 'component' | 'earlier'> & { at: string }): VNode | null {
  const { t } = useView()
  const tried = form.field(keptField(`${at}.file`)).values.filter(Boolean)
  const lying = matter.existing.flatMap(({ kind, ordinal: of, fileId }) =>
    kind === 'component' && of === ordinal && fileId ? [fileId] : []
  )
  if (!tried.length && !lying.length) return null
  const items = (ids: string[]) =>
    ids.map((id) => ({ value: id, text: uploads(id)?.name ?? t('reception.papers.some_file') }))
  return (
    <>
      {tried.length > 0 && (
        <Checkboxes
          name={keptField(`${at}.file`)}
          label={t('reception.papers.files_there')}
          small
          values={tried}
          items={items(tried)}
        />
      )}
      {lying.length > 0 && (
        <Checkboxes
          name={`${at}.keep`}
          label={t('reception.papers.files_there')}
          small
          values={form.field(`${at}.keep`).values}
          items={items(lying)}
        />
      )}
    </>
  )
}
