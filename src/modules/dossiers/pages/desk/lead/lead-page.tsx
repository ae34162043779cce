import type { VNode } from 'preact'
import { formatInstant } from '../../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  InsetText,
  Link,
  PageHeading,
  Table,
  Tag,
  useView,
  WorkList
} from '../../../../../ui/index.ts'
import type { Away } from '../../../desk/away.ts'
import type { Proposal } from '../../../desk/decide.ts'
import type { Load } from '../../../desk/workload.ts'
import { StepsAway } from './steps-away.tsx'

export interface LeadPageProps {
  proposals: Proposal[]
  /** What waits at other bodies. */
  away: { count: number; items: Away[] }
  units: Load[]
  people: Load[]
  /** Whether they lead a body at all, or only decide. */
  leads: boolean
}

/** What waits for a signature, and where work is late. */
export function LeadPage({ proposals, away, units, people, leads }: LeadPageProps): VNode {
  const { t } = useView()
  const groups = [...Map.groupBy(proposals, ({ procedureId }) => procedureId).values()]
  return (
    <>
      <PageHeading lead={t('desk.leader.lead')}>{t('desk.leader.title')}</PageHeading>
      <h2 class="govuk-heading-m">{t('desk.leader.to_sign', { count: proposals.length })}</h2>
      {proposals.length === 0 && <p class="govuk-body">{t('desk.leader.nothing_to_sign')}</p>}
      {proposals.some(({ inStead }) => inStead) && <InsetText>{t('desk.leader.in_stead_hint')}</InsetText>}
      {groups.map((group) => (
        <ToSign proposals={group} />
      ))}
      {away.count > 0 && <StepsAway away={away} />}
      {leads && (
        <>
          <Loads
            title={t('desk.leader.by_unit')}
            caption={t('desk.leader.units', { count: units.length })}
            loads={units}
            by="unit"
          />
          <Loads
            title={t('desk.leader.by_person')}
            caption={t('desk.leader.people', { count: people.length })}
            loads={people}
            by="person"
          />
        </>
      )}
    </>
  )
}

/** Proposals of one procedure, each with what was said for it. */
function ToSign({ proposals }: { proposals: Proposal[] }): VNode | null {
  const { t, href, language, timeZone } = useView()
  const [first] = proposals
  if (!first) return null
  const form = `sign-${first.procedureId}`
  return (
    <>
      <WorkList
        id={`to-${form}`}
        caption={`${first.procedure} (${proposals.length})`}
        rows={proposals}
        keyOf={({ id }) => id}
        choose={{
          form,
          name: 'id',
          heading: t('desk.list.choose'),
          label: ({ code }) => t('desk.list.choose_one', { code })
        }}
        columns={[
          {
            heading: t('desk.column.code'),
            rowHeader: true,
            cell: (one) => (
              <>
                <Link to={`/dossiers/${one.id}`}>{one.code}</Link>
                <span class="haicap-work__small">{one.applicant}</span>
              </>
            )
          },
          {
            heading: t('desk.column.proposal'),
            cell: (one) => (
              <>
                {t(`desk.outcome.${one.outcome}`)}
                {one.note && <span class="haicap-work__small">{one.note}</span>}
              </>
            )
          },
          { heading: t('desk.column.proposed_by'), cell: (one) => one.person ?? '–' },
          {
            heading: t('desk.column.due'),
            cell: (one) => (
              <span class={one.late ? 'haicap-work__late' : undefined}>
                {one.dueAt ? formatInstant(one.dueAt, language, timeZone) : '–'}
                {one.late && ` (${t('desk.state.late')})`}
              </span>
            )
          },
          {
            heading: t('desk.column.ground'),
            cell: (one) =>
              one.inStead ? (
                <>
                  <Tag tone="gold">{t('desk.leader.in_stead')}</Tag>
                  <span class="haicap-work__small">{one.inStead}</span>
                </>
              ) : (
                t('desk.leader.own_power')
              )
          },
          {
            heading: t('desk.column.act'),
            cell: (one) => (
              <Link to="/dossiers/bulk" params={{ verb: 'sign', id: one.id }}>
                {t('desk.bulk.sign.verb')}
                <span class="govuk-visually-hidden"> {one.code}</span>
              </Link>
            )
          }
        ]}
      />
      <form id={form} method="get" action={href('/dossiers/bulk')}>
        <ButtonGroup>
          <Button small name="verb" value="sign">
            {t('desk.leader.sign_chosen')}
            <span class="govuk-visually-hidden"> – {first.procedure}</span>
          </Button>
          <Button small kind="secondary" name="verb" value="return">
            {t('desk.leader.return_chosen')}
            <span class="govuk-visually-hidden"> – {first.procedure}</span>
          </Button>
        </ButtonGroup>
      </form>
    </>
  )
}

/** How much each has; every number opens the rows that it counts. */
function Loads(props: { title: string; caption: string; loads: Load[]; by: 'unit' | 'person' }): VNode {
  const { t, href } = useView()
  const { title, caption, loads, by } = props
  const number = (load: Load, state: 'open' | 'soon' | 'late' | 'waiting') =>
    load[state] ? (
      <a class="govuk-link" href={href('/dossiers', { view: 'body', [by]: load.id, state })}>
        {load[state]}
        <span class="govuk-visually-hidden">
          {' '}
          {t(`desk.state.${state}`)}, {load.name}
        </span>
      </a>
    ) : (
      0
    )
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <Table
        caption={caption}
        captionHidden
        columns={[
          { heading: t(`desk.leader.${by}`), rowHeader: true, cell: ({ name }) => name },
          { heading: t('desk.state.late'), numeric: true, cell: (load) => number(load, 'late') },
          { heading: t('desk.state.soon'), numeric: true, cell: (load) => number(load, 'soon') },
          { heading: t('desk.state.waiting'), numeric: true, cell: (load) => number(load, 'waiting') },
          { heading: t('desk.state.open'), numeric: true, cell: (load) => number(load, 'open') },
          ...(by === 'unit'
            ? [
                {
                  heading: t('desk.leader.unassigned'),
                  numeric: true,
                  cell: ({ unassigned }: Load) => unassigned
                }
              ]
            : [])
        ]}
        rows={loads}
        empty={t('desk.leader.no_work')}
      />
    </>
  )
}
