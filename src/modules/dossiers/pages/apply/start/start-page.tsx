import type { VNode } from 'preact'
import { CardList, PageHeading, SearchBox, Tag, useView } from '../../../../../ui/index.ts'
import type { Listed } from '../../../../procedures/index.ts'
import { useLimitWords } from '../../reception/limit-words.ts'

export interface StartProps {
  q: string
  /** Undefined: nothing was asked yet. */
  found: Listed[] | undefined
}

/** The way in for whoever wants something of an office and does not know what it is called. */
export function StartPage({ q, found }: StartProps): VNode {
  const { t, href, citizen } = useView()
  return (
    <>
      <PageHeading lead={t('apply.start.lead')}>{t('apply.start.title')}</PageHeading>
      <SearchBox
        action="/apply"
        label={t('apply.start.search')}
        hint={t('apply.start.search_hint')}
        value={q}
        autofocus={!found}
        large
      />
      {found && <Found found={found} q={q} />}
      {!found && (
        <>
          <h2 class="govuk-heading-m">{t('apply.start.how')}</h2>
          <ol class="govuk-list govuk-list--number">
            {(['find', 'sign_in', 'fill_in', 'answer'] as const).map((step) => (
              <li>{t(`apply.start.step.${step}`)}</li>
            ))}
          </ol>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={href('/procedures')}>
          {t('apply.start.all')}
        </a>
        {' · '}
        <a class="govuk-link" href={href(citizen ? '/my/dossiers' : '/status')}>
          {t(citizen ? 'apply.mine.title' : 'apply.start.status')}
        </a>
      </p>
    </>
  )
}

function Found({ found, q }: { found: Listed[]; q: string }): VNode {
  const { t, href, language } = useView()
  const limit = useLimitWords()
  return (
    <section aria-label={t('apply.start.found', { count: found.length })}>
      <h2 class="govuk-heading-m">{t('apply.start.found', { count: found.length })}</h2>
      <CardList
        empty={t('apply.start.none', { q })}
        items={found.map((one) => {
          const online = one.online !== 'none' && one.channels.includes('online') && !one.suspended
          return {
            title: one.name[language],
            href: href('/apply/new', { procedure: one.key }),
            meta: (
              <Tag tone={online ? 'green' : 'grey'}>
                {t(online ? 'apply.start.online' : 'apply.start.not_online')}
              </Tag>
            ),
            children: t('apply.start.limit', { limit: limit(one.limit) })
          }
        })}
      />
    </section>
  )
}
