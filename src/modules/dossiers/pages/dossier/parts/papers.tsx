import type { VNode } from 'preact'
import { Columns, InstantText, Link, useView } from '../../../../../ui/index.ts'
import { isFilledIn } from '../../../admit.ts'
import type { PaperIn } from '../../../detail/read.ts'
import type { Found } from '../read-dossier.ts'
import { wordType } from '../results/as-pdf.ts'
import { FilledForm } from './filled-form.tsx'

const groups = ['result', 'component', 'field', 'opinion', 'form'] as const

interface MaterialProps {
  found: Found
  open: string | undefined
  /** Whether Word files can be looked at as PDF. */
  converts: boolean
}

/** What was handed in beside what the form says; the chosen paper opens beside, without scripts. */
export function Material({ found, open, converts }: MaterialProps): VNode {
  const { t } = useView()
  const shown = found.papers.find(({ id }) => id === open)
  return (
    <section id="papers">
      <h2 class="govuk-heading-m">{t('dossier.papers.title')}</h2>
      <Columns
        even
        aside={shown?.fileId ? <Viewer found={found} paper={shown} /> : <FilledForm found={found} />}
      >
        <PaperLists found={found} open={shown?.id} converts={converts} />
        {shown && <FilledForm found={found} />}
      </Columns>
    </section>
  )
}

function PaperLists({ found, open, converts }: MaterialProps): VNode {
  const { t } = useView()
  const { papers } = found
  const missing = found.version.content.components.filter(
    (component, index) =>
      !isFilledIn(found.version.content, component) &&
      !papers.some(({ kind, ordinal }) => kind === 'component' && ordinal === index + 1)
  )
  if (!papers.length && !missing.length)
    return <p class="govuk-body haicap-muted">{t('dossier.papers.none')}</p>
  return (
    <>
      {groups.map((group) => {
        const own = papers.filter(({ kind }) => kind === group)
        if (!own.length) return null
        return (
          <>
            <h3 class="govuk-heading-s">{t(`dossier.papers.${group}`)}</h3>
            <ul class="govuk-list govuk-list--bullet">
              {own.map((paper) => (
                <li>
                  <OnePaper found={found} paper={paper} open={paper.id === open} converts={converts} />
                </li>
              ))}
            </ul>
          </>
        )
      })}
      {missing.length > 0 && (
        <>
          <h3 class="govuk-heading-s">{t('dossier.papers.not_handed_in')}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {missing.map(({ name, condition, reuse }) => (
              <li class="haicap-muted">
                {name}
                {condition && ` (${condition})`}
                {reuse !== 'none' && ` – ${t('dossier.papers.from_store')}`}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** Kinds of files that a browser shows. */
const pictures = new Set(['image/jpeg', 'image/png', 'image/webp'])
const isShown = (type: string | undefined) => type === 'application/pdf' || pictures.has(type ?? '')

interface OnePaperProps {
  found: Found
  paper: PaperIn
  open: boolean
  converts: boolean
}

function OnePaper({ found, paper, open, converts }: OnePaperProps): VNode {
  const { t } = useView()
  const { id, kind, title, original, copy, fileId, originFileId, reusedFrom, at } = paper
  const file = fileId === null ? undefined : found.files.get(fileId)
  const path = `/dossiers/${found.dossier.id}/papers/${id}`
  const counts = [
    original > 0 && t('dossier.papers.originals', { count: original }),
    copy > 0 && t('dossier.papers.copies', { count: copy })
  ].filter(Boolean)
  return (
    <>
      {open ? <strong>{title}</strong> : title}
      {counts.length > 0 && ` – ${counts.join(', ')}`}
      {reusedFrom !== null && ` – ${t('dossier.papers.reused')}`}
      {file ? (
        <>
          {' – '}
          {!open && isShown(file.mediaType) && (
            <>
              <Link to={`/dossiers/${found.dossier.id}#papers`} params={{ paper: id }}>
                {t('dossier.papers.beside')}
                <span class="govuk-visually-hidden">: {title}</span>
              </Link>
              {', '}
            </>
          )}
          <Link to={path}>{t('dossier.papers.open', { name: file.name })}</Link>
          {kind === 'result' && converts && file.mediaType === wordType && (
            <>
              {', '}
              <Link to={path} params={{ as: 'pdf' }}>
                {t('dossier.papers.as_pdf')}
              </Link>
            </>
          )}
          {originFileId !== null && (
            <>
              {', '}
              <Link to={`${path}/origin`}>{t('dossier.papers.origin')}</Link>
            </>
          )}
          {(kind === 'form' || (kind === 'result' && found.dossier.resultNumber !== null)) && (
            <>
              {', '}
              <Link to={`/verify/${id}`}>{t('dossier.papers.verify')}</Link>
            </>
          )}
        </>
      ) : (
        ` – ${t('dossier.papers.on_paper')}`
      )}{' '}
      <span class="haicap-muted">
        <InstantText at={at} />
      </span>
    </>
  )
}

function Viewer({ found, paper }: { found: Found; paper: PaperIn }): VNode | null {
  const { t, href } = useView()
  const file = paper.fileId === null ? undefined : found.files.get(paper.fileId)
  if (!file) return null
  const source = href(`/dossiers/${found.dossier.id}/papers/${paper.id}`)
  return (
    <>
      <p class="govuk-body">
        <Link to={`/dossiers/${found.dossier.id}#papers`} params={{ paper: null }}>
          {t('dossier.papers.close')}
        </Link>
      </p>
      {pictures.has(file.mediaType) ? (
        <img src={source} alt={paper.title} width="100%" />
      ) : (
        <iframe src={source} title={paper.title} width="100%" height="720" />
      )}
    </>
  )
}
