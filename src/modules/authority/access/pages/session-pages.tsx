import type { VNode } from 'preact'
import type { SessionInShort } from '../../../../platform/identity/index.ts'
import {
  Button,
  ButtonGroup,
  type Card,
  CardList,
  type Column,
  Form,
  InstantText,
  PageHeading,
  Pagination,
  SearchBox,
  Table,
  Tag,
  useView
} from '../../../../ui/index.ts'

interface OwnProps {
  sessions: SessionInShort[]
  /** The one by which the page was asked for. */
  current: string | null
}

/** Where one is signed in, to be ended one by one or all at once. */
export function MySessionsPage({ sessions, current }: OwnProps): VNode {
  const { t } = useView()
  const cardOf = useSessionCard()
  return (
    <>
      <PageHeading lead={t('access.session.lead')}>{t('access.session.title')}</PageHeading>
      <Form action="/my/sessions/end">
        <h2 class="govuk-heading-m">{t('access.session.count', { count: sessions.length })}</h2>
        <CardList
          items={sessions.map((session) => cardOf(session, session.id === current))}
          empty={t('access.session.none')}
        />
      </Form>
      <Form action="/my/sessions/end-all">
        <Button kind="warning">{t('access.session.end_all')}</Button>
      </Form>
    </>
  )
}

function useSessionCard(): (session: SessionInShort, current: boolean) => Card {
  const { t } = useView()
  return ({ id, device, since, lastUsedAt, address, expiresAt }, current) => ({
    title: device,
    meta: current && <Tag tone="green">{t('access.session.this')}</Tag>,
    children: (
      <>
        <ul class="govuk-list">
          <li>
            {t('access.session.since')}: <InstantText at={since} />
          </li>
          <li>
            {t('access.session.used')}: <InstantText at={lastUsedAt} />
          </li>
          <li>
            {t('access.session.where')}: {address}
          </li>
          <li>
            {t('access.session.until')}: <InstantText at={expiresAt} />
          </li>
        </ul>
        <EndButton id={id} device={device} />
      </>
    )
  })
}

function EndButton({ id, device }: Pick<SessionInShort, 'id' | 'device'>): VNode {
  const { t } = useView()
  return (
    <Button kind="secondary" small name="id" value={id}>
      {t('access.session.end')}
      <span class="govuk-visually-hidden"> {device}</span>
    </Button>
  )
}

interface AllProps extends OwnProps {
  /** What is searched for. */
  text: string
  /** Whether there are more. */
  more: boolean
}

/** Everybody's sessions, for those who oversee. */
export function SessionsPage({ sessions, current, text, more }: AllProps): VNode {
  const { t, here } = useView()
  const subjects = [...new Set(sessions.map(({ subject }) => subject))]
  const whose: Column<SessionInShort> = {
    heading: t('access.session.who'),
    rowHeader: true,
    cell: ({ name, subject }) => (
      <>
        {name} <span class="govuk-hint">{subject}</span>
      </>
    )
  }
  const columns = useSessionColumns(current).map((column) => ({ ...column, rowHeader: false }))
  return (
    <>
      <PageHeading lead={t('access.session.all_lead')}>{t('access.session.all_title')}</PageHeading>
      <SearchBox action="/authority/sessions" label={t('access.session.search')} value={text} />
      <Form action="/authority/sessions/end">
        <Table
          caption={t('access.session.count', { count: sessions.length })}
          rows={sessions}
          empty={t('access.session.none_found')}
          columns={[whose, ...columns]}
        />
      </Form>
      <Pagination next={more ? here({ after: sessions.at(-1)?.id }) : null} />
      {text !== '' && subjects.length > 0 && (
        <Form action="/authority/sessions/end-all">
          <h2 class="govuk-heading-m">{t('access.session.everywhere')}</h2>
          <ButtonGroup>
            {subjects.map((subject) => (
              <Button kind="warning" name="subject" value={subject}>
                {t('access.session.end_all_of', { subject })}
              </Button>
            ))}
          </ButtonGroup>
        </Form>
      )}
    </>
  )
}

function useSessionColumns(current: string | null): Column<SessionInShort>[] {
  const { t } = useView()
  return [
    {
      heading: t('access.session.device'),
      rowHeader: true,
      cell: ({ id, device }) => (
        <>
          {device} {id === current && <Tag tone="green">{t('access.session.this')}</Tag>}
        </>
      )
    },
    { heading: t('access.session.since'), cell: ({ since }) => <InstantText at={since} /> },
    { heading: t('access.session.used'), cell: ({ lastUsedAt }) => <InstantText at={lastUsedAt} /> },
    { heading: t('access.session.where'), cell: ({ address }) => address },
    { heading: t('access.session.until'), cell: ({ expiresAt }) => <InstantText at={expiresAt} /> },
    {
      heading: t('access.session.end_heading'),
      cell: ({ id, device }) => <EndButton id={id} device={device} />
    }
  ]
}
