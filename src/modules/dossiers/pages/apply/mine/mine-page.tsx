import type { VNode } from 'preact'
import {
  Button,
  ButtonGroup,
  type Card,
  CardList,
  InstantText,
  PageHeading,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import type { Mine, MineLists } from './read-own.ts'
import { toneOf, useTodo } from './words.ts'

/** Everything of one's own: what has to be gone on with, what runs and what to do, what is over. */
export function MinePage({ drafts, running, ended }: MineLists): VNode {
  const { t, href } = useView()
  return (
    <>
      <PageHeading lead={t('apply.mine.lead')}>{t('apply.mine.title')}</PageHeading>
      <ButtonGroup>
        <Button href={href('/apply')}>{t('apply.mine.new')}</Button>
      </ButtonGroup>
      {drafts.length > 0 && (
        <Part title={t('apply.mine.drafts', { count: drafts.length })} items={drafts} draft />
      )}
      <Part
        title={t('apply.mine.running', { count: running.length })}
        items={running}
        empty={t('apply.mine.none')}
      />
      {ended.length > 0 && <Part title={t('apply.mine.ended', { count: ended.length })} items={ended} />}
    </>
  )
}

interface PartProps {
  title: string
  items: readonly Mine[]
  empty?: string
  draft?: boolean
}

function Part({ title, items, empty, draft = false }: PartProps): VNode {
  const cardOf = useCard()
  return (
    <section aria-label={title}>
      <h2 class="govuk-heading-m">{title}</h2>
      <CardList items={items.map((one) => cardOf(one, draft))} empty={empty} />
    </section>
  )
}

function useCard(): (mine: Mine, draft: boolean) => Card {
  const { t, language, href } = useView()
  const todo = useTodo()
  return ({ dossier, procedure }, draft) => {
    const { id, code, phase, applicant, lastAt } = dossier
    const due = dossier.extendedTo ?? dossier.dueAt ?? dossier.promisedAt
    // While something is waited for the date moves on.
    const running = !draft && !dossier.endedAt && dossier.waiting.length === 0
    return {
      title: procedure[language] ?? procedure.vi,
      href: href(draft ? `/apply/${id}/check` : `/my/dossiers/${id}`),
      meta: draft ? (
        <>
          {t('apply.mine.saved_at')} <InstantText at={lastAt} />
          {dossier.demonstration && <> · {t('apply.mine.invented')}</>}
        </>
      ) : (
        <>
          <Tag tone={toneOf(dossier)}>{t(`status.phase.${phase}`)}</Tag> {code}
          {dossier.demonstration && <> · {t('apply.mine.invented')}</>}
        </>
      ),
      children: (
        <>
          {applicant.kind === 'organization' && <p class="govuk-body">{applicant.name}</p>}
          {!draft && <p class="govuk-body">{todo(dossier)}</p>}
          {running && due && (
            <p class="govuk-body">
              {t('status.promised_at')}: <InstantText at={due} />
            </p>
          )}
          {draft && (
            <p class="govuk-body">
              <a class="govuk-link" href={href(`/apply/${id}/check`)}>
                {t('apply.mine.go_on')}
              </a>
              {' · '}
              <a class="govuk-link" href={href(`/my/dossiers/${id}/withdraw`)}>
                {t('apply.mine.throw_away')}
              </a>
            </p>
          )}
        </>
      )
    }
  }
}
