import { Readable } from 'node:stream'
import type { VNode } from 'preact'
import { read } from '../../../../../platform/database/index.ts'
import {
  findFile,
  type ReceivedForm,
  type StoredFile,
  storeFile
} from '../../../../../platform/files/index.ts'
import type { Form } from '../../../../../platform/http/index.ts'
import { invalid } from '../../../../../platform/problem.ts'
import { perform } from '../../../../../platform/record/index.ts'
import { Checkboxes, Details, Link, Radios, Select, Textarea, useView } from '../../../../../ui/index.ts'
import { keepTemplate } from '../../../acts/keep-template.ts'
import { calendarOf } from '../../../law.ts'
import { groundOf, at as wayAt } from '../../../where.ts'
import type { Found } from '../read-dossier.ts'
import { filledResult, templateNames } from '../results/fill.ts'
import { type ResultTemplate, templatesOf } from '../store-templates.ts'
import { OutcomeField, resultsIn } from './ends.tsx'
import { KeptUpload } from './kept-upload.tsx'
import { type Outside, optionalIn, type Posted, textIn, type VerbForm } from './verb-form.ts'

interface Making {
  found: Found
  templates: ResultTemplate[]
  timeZone: string
}

/** The proposal with a draft of the result: a file, or one made by the office's own Word template. */
export const proposeForm: VerbForm = {
  takesFiles: true,
  names: { papers: 'result' },
  open: async (tx, { found, actor, day, converts }) => {
    const keeps = (await groundOf(tx, actor, wayAt('dossiers.settle', [found.unit]))) !== null
    const organizationIds = [...found.custodians, found.unit]
    const templates = await templatesOf(tx, { organizationIds, procedureId: found.version.procedureId, day })
    const making = { found, templates, timeZone: (await calendarOf(tx)).timeZone }
    return {
      start: {
        outcome: 'grant',
        draft: templates.length ? 'template' : 'upload',
        template_id: templates[0]?.id ?? '',
        title: found.version.content.results[0]?.name ?? ''
      },
      fields: (form) => <Fields {...{ form, found, templates, converts, keeps }} />,
      input: async (posted, files, outside) => ({
        ...optionalIn(posted, 'outcome'),
        ...optionalIn(posted, 'note'),
        papers: await draftsOf(posted, files, outside, making)
      })
    }
  }
}

async function draftsOf(
  posted: Posted,
  files: ReceivedForm['files'],
  outside: Outside,
  making: Making
): Promise<{ title: string; fileId: string }[]> {
  const title = textIn(posted, 'title') || making.found.version.content.name.vi.slice(0, 500)
  const way = textIn(posted, 'draft')
  if (way === 'upload') {
    const own = resultsIn(making.found, files, title)
    if (!own.length) throw at('result', 'dossier.input.no_result')
    return own
  }
  if (way !== 'template') return []
  const template = await templateOf(posted, files, outside, making)
  const { found, timeZone } = making
  const filling = { day: outside.day, officer: outside.actor.name, timeZone }
  const filled = await filledResult(outside.store, template, found, filling)
  if (posted.keep !== undefined && files.some(({ field }) => field === 'template'))
    await perform(outside.database, keepTemplate, outside.actor, {
      organizationId: found.unit,
      procedureId: found.version.procedureId,
      title: template.name.replace(/\.docx$/i, '').slice(0, 200),
      fileId: template.id,
      day: outside.day
    })
  const file = await storeFile(outside.database, outside.store, Readable.from([Buffer.from(filled)]), {
    name: `${found.dossier.code ?? 'ket-qua'}.docx`,
    subject: outside.actor.subject
  })
  return [{ title, fileId: file.id }]
}

/** A new one, or one that the office keeps. @throws Problem 422 when none is chosen */
async function templateOf(
  posted: Posted,
  files: ReceivedForm['files'],
  { database }: Outside,
  { templates }: Making
): Promise<StoredFile> {
  const given = files.find(({ field }) => field === 'template')?.file
  const kept = templates.find(({ id }) => id === textIn(posted, 'template_id'))
  const file = given ?? (kept && (await read(database, (tx) => findFile(tx, kept.fileId))))
  if (!file) throw at('template', 'dossier.input.no_template')
  return file
}

const at = (path: string, messageKey: string) => invalid('record.input.invalid', {}, [{ path, messageKey }])

interface FieldsProps {
  form: Form
  found: Found
  templates: ResultTemplate[]
  converts: boolean
  /** Whether they may keep a template for the office. */
  keeps: boolean
}

function Fields(props: FieldsProps): VNode {
  const { form, found, converts } = props
  const { t } = useView()
  const { results } = found.version.content
  return (
    <>
      <OutcomeField form={form} />
      <Textarea {...form.field('note')} name="note" label={t('dossier.propose.note')} />
      {results.length > 0 && (
        <Select
          {...form.field('title')}
          name="title"
          label={t('dossier.propose.title')}
          options={results.map(({ name }) => ({ value: name, text: name }))}
        />
      )}
      <Radios
        {...form.field('draft')}
        name="draft"
        label={t('dossier.propose.draft')}
        items={[
          {
            value: 'upload',
            text: t('dossier.propose.upload'),
            conditional: (
              <KeptUpload
                form={form}
                name="result"
                label={t('dossier.propose.file')}
                hint={t(converts ? 'dossier.propose.file_becomes_pdf' : 'dossier.propose.file_hint')}
              />
            )
          },
          {
            value: 'template',
            text: t('dossier.propose.by_template'),
            conditional: <TemplateFields {...props} />
          },
          { value: 'none', text: t('dossier.propose.on_paper') }
        ]}
      />
    </>
  )
}

function TemplateFields({ form, found, templates, converts, keeps }: FieldsProps): VNode {
  const { t } = useView()
  return (
    <>
      <p class="govuk-hint">{t(converts ? 'dossier.propose.becomes_pdf' : 'dossier.propose.stays_word')}</p>
      {templates.length > 0 && (
        <>
          <Select
            {...form.field('template_id')}
            name="template_id"
            label={t('dossier.propose.template')}
            options={templates.map(({ id, title }) => ({ value: id, text: title }))}
          />
          <ul class="govuk-list">
            {templates.map(({ id, title }) => (
              <li>
                <Link to={`/dossiers/${found.dossier.id}/drafts/${id}`}>
                  {t('dossier.propose.take_along', { title })}
                </Link>
                {converts && (
                  <>
                    {', '}
                    <Link to={`/dossiers/${found.dossier.id}/drafts/${id}`} params={{ as: 'pdf' }}>
                      {t('dossier.propose.preview', { title })}
                    </Link>
                  </>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
      <KeptUpload
        form={form}
        name="template"
        label={t('dossier.propose.new_template')}
        accept=".docx"
        multiple={false}
      />
      {keeps && (
        <Checkboxes
          {...form.field('keep')}
          name="keep"
          label={t('dossier.propose.keep')}
          small
          items={[{ value: 'yes', text: t('dossier.propose.keep_it') }]}
        />
      )}
      <Details summary={t('dossier.propose.names')}>
        <p>{t('dossier.propose.names_lead')}</p>
        <p>
          {templateNames(found).map((name) => (
            <>
              <code class="haicap-code">{`{${name}}`}</code>{' '}
            </>
          ))}
        </p>
      </Details>
    </>
  )
}
