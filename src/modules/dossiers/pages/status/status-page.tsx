import type { VNode } from 'preact'
import { formatDay } from '../../../../platform/i18n/index.ts'
import {
  Button,
  CodePanel,
  FilterForm,
  Input,
  InsetText,
  PageHeading,
  SummaryList,
  Tag,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import { useMomentWords } from '../reception/moment-words.ts'
import type { Body, Status } from './find-status.ts'

export interface StatusProps {
  /** What was asked for. */
  code: string
  status: Status | undefined
}

/** Where a dossier stands, for whoever has its code; on a phone and on paper. */
export function StatusPage({ code, status }: StatusProps): VNode {
  const { t } = useView()
  return (
    <>
      <PageHeading lead={status ? undefined : t('status.lead')}>{t('status.title')}</PageHeading>
      {status && <Found status={status} />}
      {code && !status && <NotFound code={code} />}
      <FilterForm action="/status" fields={['code']} label={t('status.search')}>
        <Input
          name="code"
          label={t('status.code')}
          hint={t('status.code_hint')}
          value={status ? '' : code}
          autocomplete="off"
          spellcheck={false}
          autofocus={!status}
        />
        <Button>{t('status.search')}</Button>
      </FilterForm>
    </>
  )
}

function NotFound({ code }: { code: string }): VNode {
  const { t } = useView()
  return (
    <>
      <WarningText>{t('status.none', { code })}</WarningText>
      <ul class="govuk-list govuk-list--bullet">
        <li>{t('status.none_letters')}</li>
        <li>{t('status.none_paper')}</li>
        <li>{t('status.none_counter')}</li>
      </ul>
    </>
  )
}

function Found({ status }: { status: Status }): VNode {
  const { t, language } = useView()
  const words = useMomentWords()
  const { phase, waiting, procedure, promisedAt, dueAt, extendedTo } = status
  const [waits] = waiting
  const ended = status.endedAt !== null
  return (
    <>
      <CodePanel title={procedure[language] ?? procedure.vi} code={status.code}>
        <p class="govuk-body">
          <Tag tone={toneOf(status)}>{t(`status.phase.${phase}`)}</Tag>
        </p>
        <p class="govuk-body">{waits ? t(`status.waits.${waits}`) : t(`status.next.${phase}`)}</p>
      </CodePanel>
      {status.demonstration && <InsetText>{t('status.demonstration')}</InsetText>}
      <SummaryList
        rows={[
          status.submittedAt && status.submittedAt !== status.receivedAt
            ? { key: t('status.submitted_at'), value: words(status.submittedAt) }
            : null,
          status.receivedAt ? { key: t('status.received_at'), value: words(status.receivedAt) } : null,
          promisedAt ? { key: t('status.promised_at'), value: <strong>{words(promisedAt)}</strong> } : null,
          !ended && (extendedTo ?? dueAt)
            ? { key: t('status.new_date'), value: <strong>{words(extendedTo ?? dueAt)}</strong> }
            : null,
          ended ? { key: t('status.ended_at'), value: words(status.endedAt) } : null,
          status.handedOverAt ? { key: t('status.handed_over_at'), value: words(status.handedOverAt) } : null,
          { key: t('status.body'), value: <Bodies bodies={status.bodies} /> },
          status.takenOver ? { key: t('status.taken_over'), value: <TakenOver status={status} /> } : null,
          status.counter
            ? { key: t(`status.place_${status.returnWay}`), value: <Bodies bodies={[status.counter]} /> }
            : null
        ]}
      />
    </>
  )
}

function toneOf({ phase, waiting }: Status) {
  if (phase === 'refused' || phase === 'stopped') return 'red'
  if (waiting.length) return 'gold'
  return phase === 'released' || phase === 'at_center' || phase === 'handed_over' ? 'green' : 'indigo'
}

function Bodies({ bodies }: { bodies: readonly Body[] }): VNode {
  const { t, language, href } = useView()
  return (
    <>
      {bodies.map(({ id, name, nameEn, seat }) => (
        <p class="govuk-body">
          <a class="govuk-link" href={href(`/organizations/${id}`)}>
            {language === 'vi' ? name : (nameEn ?? name)}
          </a>
          <br />
          {seat ? t('status.seat', { seat }) : t('status.seat_unknown')}
        </p>
      ))}
    </>
  )
}

function TakenOver({ status: { takenOver } }: { status: Status }): VNode | null {
  const { t, language } = useView()
  if (!takenOver) return null
  const { from, since, decision } = takenOver
  return (
    <>
      {t('status.taken_over_from', { from })}{' '}
      {since && t('status.taken_over_since', { day: formatDay(since, language) })}{' '}
      {decision && t('status.taken_over_by', { decision })} {t('status.taken_over_nothing')}
    </>
  )
}
