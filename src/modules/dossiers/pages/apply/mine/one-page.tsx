import type { VNode } from 'preact'
import { formatNumber } from '../../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  InsetText,
  InstantText,
  PageHeading,
  SummaryList,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import type { Said } from '../../dossier/history.ts'
import { ClockDays } from '../../dossier/parts/clock-days.tsx'
import { useMomentWords } from '../../reception/moment-words.ts'
import { Bodies } from '../bodies.tsx'
import { OwnPapers } from './own-papers.tsx'
import type { One } from './read-own.ts'
import { toneOf, useTodo } from './words.ts'

/** One's own dossier: how it stands, what to do now, by when, and all papers of it. */
export function OnePage(one: One): VNode {
  const { t, language } = useView()
  const { dossier, version } = one.found
  const { name } = version.content
  const todo = useTodo()
  return (
    <>
      <PageHeading
        caption={[dossier.code, dossier.demonstration && t('apply.mine.invented')]
          .filter(Boolean)
          .join(' · ')}
        meta={<Tag tone={toneOf(dossier)}>{t(`status.phase.${dossier.phase}`)}</Tag>}
        lead={todo(dossier)}
      >
        {name[language] ?? name.vi}
      </PageHeading>
      <Now {...one} />
      <Facts {...one} />
      <OwnPapers {...one} />
      <ClockDays found={one.found} />
      <History {...one} />
      {one.may.withdraw && <Withdraw id={dossier.id} />}
    </>
  )
}

/** What waits for the applicant, with everything that they need for it. */
function Now({ found, may, payment }: One): VNode | null {
  const { t, language, href } = useView()
  const { dossier } = found
  const asked = saidIn(found.book, 'ask_supplement')
  const refused = saidIn(found.book, 'refuse') ?? saidIn(found.book, 'stop')
  return (
    <>
      {may.supplement && asked && (
        <InsetText>
          <h2 class="govuk-heading-m">{t('apply.one.asked')}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {(asked.items ?? []).map((item) => (
              <li>{item}</li>
            ))}
          </ul>
          {asked.reason && <p class="govuk-body">{t('apply.one.reason', { reason: asked.reason })}</p>}
          <Button href={href(`/my/dossiers/${dossier.id}/supplement`)}>{t('apply.supplement.title')}</Button>
        </InsetText>
      )}
      {payment && (
        <InsetText>
          <h2 class="govuk-heading-m">
            {t('apply.one.pay', { amount: formatNumber(payment.asked.amount, language) })}
          </h2>
          <p class="govuk-body">{t('apply.one.pay_stands')}</p>
          <Button href={href(`/my/dossiers/${dossier.id}/payment`)}>{t('apply.one.how_to_pay')}</Button>
        </InsetText>
      )}
      {(dossier.phase === 'refused' || dossier.phase === 'stopped') && refused?.reason && (
        <InsetText>{t('apply.one.reason', { reason: refused.reason })}</InsetText>
      )}
    </>
  )
}

/** What was said with the last event of a type. */
function saidIn(book: One['found']['book'], type: string): Said | undefined {
  return book.findLast((entry) => entry.type === type)?.payload as Said | undefined
}

function Facts({ found, counter, bodies }: One): VNode {
  const { t } = useView()
  const words = useMomentWords()
  const { dossier, clock } = found
  const { promisedAt, dueAt, extendedTo, endedAt, receivedAt, submittedAt, handedOverAt, returnWay } = dossier
  const later = extendedTo ?? (dueAt === promisedAt ? null : dueAt)
  return (
    <SummaryList
      rows={[
        submittedAt && submittedAt !== receivedAt
          ? { key: t('status.submitted_at'), value: words(submittedAt) }
          : null,
        clock.answerDue ? { key: t('apply.one.answer_by'), value: words(clock.answerDue) } : null,
        receivedAt ? { key: t('status.received_at'), value: words(receivedAt) } : null,
        promisedAt ? { key: t('status.promised_at'), value: <strong>{words(promisedAt)}</strong> } : null,
        !endedAt && later ? { key: t('status.new_date'), value: <strong>{words(later)}</strong> } : null,
        endedAt ? { key: t('status.ended_at'), value: words(endedAt) } : null,
        handedOverAt ? { key: t('status.handed_over_at'), value: words(handedOverAt) } : null,
        { key: t('apply.office.body'), value: <Bodies bodies={bodies} /> },
        counter ? { key: t(`status.place_${returnWay}`), value: <Bodies bodies={[counter]} seat /> } : null
      ]}
    />
  )
}

/** What concerns the applicant; who in the office did what among themselves is not told. */
const told = new Set([
  ...['submit', 'receive', 'refuse', 'ask_supplement', 'supplement', 'ask_payment', 'pay', 'extend'],
  ...['stop', 'withdraw', 'sign', 'release', 'send', 'hand_over']
])

function History({ found }: One): VNode {
  const { t } = useView()
  const events = found.book.filter(({ type }) => told.has(type)).reverse()
  return (
    <section>
      <h2 class="govuk-heading-m">{t('apply.one.history')}</h2>
      <ol class="govuk-list" reversed>
        {events.map(({ type, at }) => (
          <li>
            <InstantText at={at} /> – {t(`apply.event.${type}`)}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Withdraw({ id }: { id: string }): VNode {
  const { t, href } = useView()
  return (
    <ButtonGroup>
      <Button href={href(`/my/dossiers/${id}/withdraw`)} kind="secondary">
        {t('apply.withdraw.title')}
      </Button>
    </ButtonGroup>
  )
}
