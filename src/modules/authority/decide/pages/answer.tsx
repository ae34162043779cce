import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import { formatDay } from '../../../../platform/i18n/index.ts'
import { Banner, DayText, InsetText, Link, Tag, useView, WarningText } from '../../../../ui/index.ts'
import type { Decider, WhoDecides } from '../../resolve/index.ts'
import type { Counter, PlaceFound } from '../store/place.ts'
import { Grounds } from './grounds.tsx'
import { Who } from './who.tsx'

export interface AnswerProps {
  answer: WhoDecides
  place: PlaceFound
  counter: Counter | undefined
}

/** Who decides, in plain words: the post and the person, on what grounds, until when, and where to go. */
export function Answer({ answer, place, counter }: AnswerProps): VNode {
  const { t, language, at } = useView()
  const { power, deciders, verdict } = answer
  const { area, former } = place
  const where = `${area.kindName[language]} ${area.name}`
  const violated = verdict === 'none' || (verdict === 'several' && power.kind === 'decision')
  return (
    <section aria-labelledby="answer">
      <h2 class="govuk-heading-m" id="answer">
        {power.name[language]} – {where}, <DayText day={at} />
      </h2>
      {former && (
        <InsetText>{t('decide.former', { name: former.name, day: former.lastDay, now: where })}</InsetText>
      )}
      {violated && (
        <>
          <WarningText>{t(`decide.verdict.${verdict}`, { count: deciders.length })}</WarningText>
          <p class="govuk-body">{t(`decide.verdict.${verdict}_do`)}</p>
        </>
      )}
      {deciders.map((decider, index) => (
        <One
          decider={decider}
          title={
            deciders.length > 1
              ? t('decide.decides_one_of', { kind: power.kind, number: index + 1, count: deciders.length })
              : t('decide.decides')
          }
        />
      ))}
      {counter && (
        <p class="govuk-body">
          <strong>{t('decide.counter')}</strong>{' '}
          <Link to={`/organizations/${counter.id}`}>{counter.name}</Link>
          {counter.seat && `, ${counter.seat}`}
        </p>
      )}
      <p class="govuk-body">
        <Link to={`/authority/powers/${power.code}`}>{t('decide.more_of_power')}</Link>
      </p>
    </section>
  )
}

function One({ decider, title }: { decider: Decider; title: string }): VNode {
  const { t, language } = useView()
  const { post, onBehalfOf, signature, chain, end, retained } = decider
  return (
    <>
      <Banner title={title}>
        <p class="govuk-notification-banner__heading">
          {post ? <Who post={post} /> : (onBehalfOf?.name ?? chain.at(-1)?.holder.name[language] ?? '')}
        </p>
        {!post && <p class="govuk-body">{t('decide.no_head')}</p>}
        {signature && (
          <p class="govuk-body">
            <Tag>{signature}.</Tag> {t(`decide.signature.${signature}`)}
          </p>
        )}
        <Absent decider={decider} />
        {end && (
          <p class="govuk-body">{t('decide.holds_until', { day: formatDay(dayBefore(end), language) })}</p>
        )}
        {retained.length > 0 && (
          <p class="govuk-body">
            {t('decide.retained')}{' '}
            {retained.map((one, index) => (
              <>
                {index > 0 && '; '}
                <Who post={one} />
              </>
            ))}
          </p>
        )}
      </Banner>
      <h3 class="govuk-heading-s">{t('decide.grounds')}</h3>
      <Grounds chain={chain} />
    </>
  )
}

/** Whether whoever decides is there on the day, and who stands in. */
function Absent({ decider: { post, standIn } }: { decider: Decider }): VNode | null {
  const { t } = useView()
  if (!post) return null
  if (post.attended) return post.substitutePostId ? <p class="govuk-body">{t('decide.present')}</p> : null
  return (
    <p class="govuk-body">
      <Tag tone="gold">{t(post.holders.length ? 'decide.absent' : 'decide.vacant')}</Tag>{' '}
      {standIn ? (
        <>
          {t('decide.stands_in')} <Who post={standIn} />
        </>
      ) : (
        t('decide.nobody_stands_in')
      )}
    </p>
  )
}
