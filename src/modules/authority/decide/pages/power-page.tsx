import type { VNode } from 'preact'
import { dayBefore } from '../../../../platform/day.ts'
import {
  Button,
  DayText,
  FilterForm,
  Input,
  Link,
  PageHeading,
  SummaryList,
  Table,
  Tag,
  Timeline,
  useView
} from '../../../../ui/index.ts'
import type { DeciderRow, InLanguages, PostInWords, Power } from '../../resolve/index.ts'
import type { VestingOfPower } from '../store/vestings.ts'
import { Who } from './who.tsx'

/** Who decides in one place. */
export interface InPlace {
  id: string
  name: string
  rows: DeciderRow[]
}

export interface PowerPageProps {
  power: Power
  field: InLanguages | undefined
  vestings: VestingOfPower[]
  places: InPlace[]
  posts: Map<string, PostInWords>
}

/** One power: who holds it where, what gives it, and its history. */
export function PowerPage({ power, field, vestings, places, posts }: PowerPageProps): VNode {
  const { t, language } = useView()
  return (
    <>
      <PageHeading
        caption={field?.[language] ?? ''}
        meta={
          <>
            <Tag tone={power.kind === 'decision' ? 'indigo' : 'grey'}>{t(`decide.kind.${power.kind}`)}</Tag>{' '}
            <span class="haicap-code">{power.code}</span>
          </>
        }
        lead={power.note}
      >
        {power.name[language]}
      </PageHeading>
      <FilterForm label={t('decide.ask.title')} action="/authority" fields={['place', 'power']}>
        <input type="hidden" name="power" value={power.code} />
        <Input name="place" label={t('decide.power.where')} hint={t('decide.ask.place_hint')} width={20} />
        <Button kind="secondary">{t('decide.ask.button')}</Button>
      </FilterForm>
      {power.source && <SummaryList rows={[{ key: t('decide.power.source'), value: power.source }]} />}
      <Vestings vestings={vestings} />
      <Table
        caption={t('decide.power.holders', { count: places.length })}
        captionSize="m"
        columns={[
          {
            heading: t('decide.column.place'),
            rowHeader: true,
            cell: ({ id, name }) => (
              <Link to="/authority" params={{ power: power.code, place: id }}>
                {name}
              </Link>
            )
          },
          {
            heading: t('decide.column.who'),
            cell: ({ rows }) =>
              rows.length === 0 ? (
                <Tag tone="red">{t('decide.verdict.nobody')}</Tag>
              ) : (
                rows.map(({ postId }, index) => {
                  const post = posts.get(postId ?? '')
                  return (
                    <>
                      {index > 0 && <br />}
                      {post ? <Who post={post} plain /> : t('decide.no_head')}
                    </>
                  )
                })
              )
          },
          {
            heading: t('decide.column.act'),
            cell: ({ rows }) => [...new Set(rows.map(({ act }) => t(`decide.act.${act}`)))].join('; ')
          }
        ]}
        rows={places}
        empty={t('decide.power.no_places')}
      />
      <History vestings={vestings} />
    </>
  )
}

function Vestings({ vestings }: { vestings: VestingOfPower[] }): VNode {
  const { t, language } = useView()
  return (
    <Table
      caption={t('decide.power.vestings')}
      captionSize="m"
      columns={[
        {
          heading: t('decide.column.holder'),
          rowHeader: true,
          cell: ({ holder }) =>
            holder.kind === 'kind' || holder.kind === 'position'
              ? t('decide.every', { holder: holder.name[language], level: holder.level ?? 'none' })
              : holder.name[language]
        },
        { heading: t('decide.column.act'), cell: ({ act }) => t(`decide.act.${act}`) },
        { heading: t('decide.column.grantor'), cell: ({ grantor }) => grantor?.name[language] ?? '' },
        {
          heading: t('decide.column.decision'),
          cell: ({ decision, clause, vestingId }) => (
            <>
              <Link to={`/vestings/${vestingId}`}>{decision.number}</Link>
              {clause && `, ${clause}`}
            </>
          )
        },
        {
          heading: t('decide.column.days'),
          cell: ({ start, end, counts }) => (
            <>
              <DayText day={start} /> – {end ? <DayText day={dayBefore(end)} /> : t('decide.open')}{' '}
              {!counts && <Tag tone="grey">{t('decide.not_in_force')}</Tag>}
            </>
          )
        }
      ]}
      rows={vestings}
      empty={t('decide.power.no_vestings')}
    />
  )
}

function History({ vestings }: { vestings: VestingOfPower[] }): VNode | null {
  const { t, language, at } = useView()
  if (!vestings.length) return null
  return (
    <section aria-labelledby="history">
      <h2 class="govuk-heading-m" id="history">
        {t('decide.power.history')}
      </h2>
      <Timeline
        label={t('decide.power.history')}
        items={vestings
          .toSorted((one, other) => (one.start < other.start ? -1 : 1))
          .map(({ start, end, act, holder, decision, counts }) => ({
            day: start,
            lastDay: end && end <= at ? dayBefore(end) : null,
            current: counts,
            title: `${t(`decide.act.${act}`)}: ${holder.name[language]}`,
            children: decision.number
          }))}
      />
    </section>
  )
}
