import type { VNode } from 'preact'
import { Button, InstantText, useView } from '../../../../../ui/index.ts'
import type { PaperIn } from '../../../detail/read.ts'
import type { One } from './read-own.ts'

/** The result first, then what the office gave out, then what was handed in. */
export function OwnPapers({ found, results, handedIn, forms }: One): VNode {
  const { t, href } = useView()
  const { id, resultNumber } = found.dossier
  const digital = results.filter(({ fileId }) => fileId !== null)
  return (
    <section>
      {resultNumber !== null && (
        <>
          <h2 class="govuk-heading-m">{t('apply.papers_of.result')}</h2>
          <p class="govuk-body">{t('apply.papers_of.number', { number: resultNumber })}</p>
          {digital.map((paper) => (
            <p class="govuk-body">
              <Button href={href(`/my/dossiers/${id}/papers/${paper.id}`, { download: 'yes' })}>
                {t('apply.papers_of.download', { name: nameOf(paper, found) })}
              </Button>
            </p>
          ))}
          {digital.length === 0 && <p class="govuk-body">{t('apply.papers_of.on_paper')}</p>}
        </>
      )}
      <h2 class="govuk-heading-m">{t('apply.papers_of.title')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {forms.map((form) => (
          <li>
            <a class="govuk-link" href={href(`/my/dossiers/${id}/forms/${form}.pdf`)}>
              {t(`apply.papers_of.form_${form}`)}
            </a>
          </li>
        ))}
        {handedIn.map((paper) => (
          <li>
            {paper.fileId ? (
              <a class="govuk-link" href={href(`/my/dossiers/${id}/papers/${paper.id}`)}>
                {paper.title}
              </a>
            ) : (
              t('apply.papers_of.paper', { title: paper.title })
            )}{' '}
            <span class="haicap-muted">
              <InstantText at={paper.at} />
            </span>
          </li>
        ))}
        {forms.length + handedIn.length === 0 && <li>{t('apply.papers_of.none')}</li>}
      </ul>
    </section>
  )
}

const nameOf = ({ fileId, title }: PaperIn, { files }: One['found']): string =>
  (fileId && files.get(fileId)?.name) || title
