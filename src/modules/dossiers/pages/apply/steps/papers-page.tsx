import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../../platform/http/index.ts'
import { Button, FileUpload, Form, Tag, useView } from '../../../../../ui/index.ts'
import type { PaperIn } from '../../../detail/read.ts'
import { EarlierPapers } from '../../reception/earlier-papers.tsx'
import type { Application } from '../read/application.ts'
import { type ComponentLine, linesOf, takeAway } from './papers-change.ts'
import { StepButtons, StepPage } from './step-page.tsx'

interface PapersProps {
  application: Application
  form: FormState
}

/** Each paper in turn: what it is, what is there, and a place for a photo of it. */
export function PapersPage({ application, form }: PapersProps): VNode {
  const { t } = useView()
  return (
    <StepPage application={application} step="papers">
      <Form form={form} multipart>
        {/* Enter presses the first button of a form: that one must take nothing away. */}
        <button
          type="submit"
          name="do"
          value="next"
          class="govuk-visually-hidden"
          tabIndex={-1}
          aria-hidden="true"
        >
          ↵
        </button>
        {linesOf(application).map((line) => (
          <OneComponent line={line} application={application} form={form} />
        ))}
        <Button name="do" value="keep" kind="secondary">
          {t('apply.papers.keep')}
        </Button>
        <StepButtons />
      </Form>
    </StepPage>
  )
}

function OneComponent({ line, application, form }: PapersProps & { line: ComponentLine }): VNode {
  const { t } = useView()
  const { ordinal, name, condition, how, papers } = line
  const at = `papers.${ordinal}`
  return (
    <section class="haicap-paper-asked" aria-labelledby={`${at}.name`}>
      <h2 class="govuk-heading-s" id={`${at}.name`}>
        {ordinal}. {name}
      </h2>
      {condition && <p class="govuk-hint">{t('apply.papers.condition', { condition })}</p>}
      {how !== 'hand_in' && (
        <p class="govuk-body">
          {how !== 'store' && <span aria-hidden="true">✓ </span>}
          {t(`apply.papers.how.${how}`)}
        </p>
      )}
      {papers.length > 0 && (
        <ul class="govuk-list">
          {papers.map((paper) => (
            <There paper={paper} application={application} />
          ))}
        </ul>
      )}
      {(how === 'hand_in' || how === 'store') && <HandIn at={at} application={application} form={form} />}
    </section>
  )
}

function There({ paper, application }: { paper: PaperIn; application: Application }): VNode {
  const { t, href } = useView()
  const { dossier, files } = application
  const name = (paper.fileId && files.get(paper.fileId)?.name) || paper.title
  return (
    <li>
      {paper.fileId ? (
        <a class="govuk-link" href={href(`/my/dossiers/${dossier.id}/papers/${paper.id}`)}>
          {name}
        </a>
      ) : (
        name
      )}{' '}
      {paper.reusedFrom && <Tag tone="grey">{t('apply.papers.reused')}</Tag>}{' '}
      <Button name={takeAway} value={paper.id} kind="secondary" small>
        {t('apply.papers.take_away', { name })}
      </Button>
    </li>
  )
}

function HandIn({ at, application, form }: PapersProps & { at: string }): VNode {
  const { t } = useView()
  return (
    <>
      <FileUpload
        {...form.field(`${at}.file`)}
        value=""
        name={`${at}.file`}
        label={t('apply.papers.file')}
        accept="image/*,application/pdf"
        multiple
      />
      <EarlierPapers at={at} form={form} earlier={application.earlier} label={t('apply.papers.reuse')} />
    </>
  )
}
