import type { VNode } from 'preact'
import {
  InstantText,
  Link,
  PageHeading,
  SummaryList,
  Tag,
  type Tone,
  useView
} from '../../../../../ui/index.ts'
import { SyncText } from '../../../exchange/index.ts'
import type { Found } from '../read-dossier.ts'
import { leftInWords } from '../time-words.ts'

/** The name of a procedure in the reader's language, else in Vietnamese. */
export function useProcedureName(): (found: Pick<Found, 'version'>) => string {
  const { language } = useView()
  return ({ version }) => version.content.name[language] ?? version.content.name.vi
}

/** Which dossier it is: code, applicant, procedure, state. */
export function Head({ found }: { found: Found }): VNode {
  const { t } = useView()
  const name = useProcedureName()
  const { dossier, version } = found
  return (
    <PageHeading
      caption={dossier.code ?? t('dossier.head.draft')}
      meta={
        <>
          <StateTags found={found} /> <br />
          <Link to={`/procedures/${version.key}`} params={{ version: version.number }}>
            {name(found)}
          </Link>
        </>
      }
    >
      {dossier.applicant.name}
    </PageHeading>
  )
}

const tones: Partial<Record<Found['dossier']['phase'], Tone>> = {
  signed: 'green',
  released: 'green',
  at_center: 'green',
  handed_over: 'green',
  refused: 'grey',
  stopped: 'grey',
  withdrawn: 'grey',
  draft: 'grey'
}

function StateTags({ found: { dossier, clock, hoursADay } }: { found: Found }): VNode {
  const { t } = useView()
  const { left, late } = clock.clock
  return (
    <>
      <Tag tone={tones[dossier.phase] ?? 'indigo'}>{t(`dossiers.phase.${dossier.phase}`)}</Tag>{' '}
      {dossier.life.elsewhere && (
        <>
          <Tag tone="gold">{t('dossier.head.elsewhere')}</Tag>{' '}
        </>
      )}
      {dossier.waiting.map((what) => (
        <>
          <Tag tone="gold">{t('dossier.head.waits', { what: t(`dossiers.waiting.${what}`) })}</Tag>{' '}
        </>
      ))}
      {left !== null && <Tag tone={late ? 'red' : 'indigo'}>{leftInWords(t, left, hoursADay)}</Tag>}{' '}
      {left === null && late && <Tag tone="red">{t('dossier.head.ended_late')}</Tag>}{' '}
      {dossier.demonstration && <Tag tone="grey">{t('dossier.head.demonstration')}</Tag>}
    </>
  )
}

/** The dates that count, and who has to do something next and why. */
export function Standing({ found }: { found: Found }): VNode {
  const { t } = useView()
  const { dossier, clock, hoursADay, sync } = found
  const { due, left } = clock.clock
  return (
    <SummaryList
      rows={[
        { key: t('dossier.head.next'), value: <WhoIsNext found={found} /> },
        found.step !== null && { key: t('dossier.head.where'), value: <WhereNow found={found} /> },
        found.next.lead !== undefined && {
          key: t('dossier.head.lead'),
          value: (
            <>
              <strong>{whoOf(found.next.lead)}</strong>: {t('dossier.head.lead_why')}
            </>
          )
        },
        dossier.national !== null && {
          key: t('dossier.head.national'),
          value: t(`dossier.national.n${dossier.national}`)
        },
        sync !== undefined && { key: t('exchange.sync.heading'), value: <SyncText state={sync} /> },
        dossier.promisedAt !== null && {
          key: t('dossier.head.promised'),
          value: <InstantText at={dossier.promisedAt} />
        },
        dossier.receivedAt !== null && {
          key: t('dossier.head.due'),
          value: (
            <>
              {due === null ? (
                clock.clock.state === 'stands' ? (
                  t('dossier.head.stands')
                ) : (
                  t('dossier.head.no_limit')
                )
              ) : (
                <InstantText at={Temporal.Instant.fromEpochMilliseconds(due).toString()} />
              )}
              {left !== null && ` (${leftInWords(t, left, hoursADay)})`}
            </>
          )
        },
        clock.answerDue !== null && {
          key: t('dossier.head.answer_due'),
          value: <InstantText at={clock.answerDue} />
        },
        dossier.endedAt !== null && {
          key: t('dossier.head.ended'),
          value: (
            <>
              <InstantText at={dossier.endedAt} />
              {dossier.receivedAt !== null &&
                due !== null &&
                ` – ${t(clock.clock.late ? 'dossier.head.ended_late' : 'dossier.head.ended_in_time')}`}
            </>
          )
        },
        dossier.resultNumber !== null && {
          key: t('dossier.head.number'),
          value: dossier.resultNumber
        }
      ]}
    />
  )
}

/** Which step lies where, since when and until when. */
function WhereNow({ found: { dossier, version, step, names } }: { found: Found }): VNode {
  const { t } = useView()
  const { elsewhere } = dossier.life
  const name = version.content.steps[(dossier.step ?? 1) - 1]?.name ?? ''
  const where = step && step.bodies.length < 2 ? [step.unit] : (step?.bodies ?? [])
  const bodies = where.map((id) => names.get(id) ?? '').join('; ')
  return (
    <>
      {t('dossier.head.step_at', { step: name, body: bodies })} {t('dossier.head.since')}{' '}
      <InstantText at={elsewhere?.since ?? null} />
      {dossier.stepDueAt && (
        <>
          ; {t('dossier.head.step_due')} <InstantText at={dossier.stepDueAt} />
        </>
      )}
    </>
  )
}

function whoOf({ people, bodies }: Pick<Found['next'], 'people' | 'bodies'>): string {
  const named = (all: readonly { name: string }[]) => all.map(({ name }) => name).join(', ')
  const [some, where] = [named(people), named(bodies)]
  return some && where ? `${some} (${where})` : some || where
}

function WhoIsNext({ found: { next } }: { found: Found }): VNode {
  const { t } = useView()
  const who = whoOf(next)
  return (
    <>
      {who && (
        <>
          <strong>{who}</strong>:{' '}
        </>
      )}
      {t(`dossier.next.${next.for}`)}
    </>
  )
}
