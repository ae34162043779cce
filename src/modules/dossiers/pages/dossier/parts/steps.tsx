import type { VNode } from 'preact'
import { formatNumber, formatPercent } from '../../../../../platform/i18n/index.ts'
import { DayText, Details, InstantText, Table, Tag, useView } from '../../../../../ui/index.ts'
import { type StepPlace, useStepPlace } from '../../../../procedures/index.ts'
import type { Found } from '../read-dossier.ts'
import type { StepRun } from '../step-times.ts'
import { leftInWords, timeInWords } from '../time-words.ts'

const tones = { done: 'green', now: 'indigo', ahead: 'grey' } as const

/** The internal process: whose step, its share, by when, and where the dossier is in it. */
export function Steps({ found }: { found: Found }): VNode | null {
  const { t, language } = useView()
  const { steps, hoursADay, words, version } = found
  const place = useStepPlace(words, version.content.field)
  if (!steps.length) return null
  const doer = ({ power, position }: StepRun) => {
    const title = power ? words.powers.get(power) : position ? words.positions.get(position) : undefined
    return title?.[language] ?? title?.vi ?? power ?? position ?? '–'
  }
  return (
    <section>
      <Table
        caption={t('dossier.steps.title')}
        captionSize="m"
        rows={steps}
        tone={({ state }) => (state === 'now' ? 'current' : undefined)}
        columns={[
          {
            heading: t('dossier.steps.name'),
            rowHeader: true,
            cell: (step) => (
              <>
                {step.ordinal}. {step.name}
                <br />
                <span class="haicap-muted">{doer(step)}</span>
                <Place at={version.content.steps[step.ordinal - 1]?.at} say={place} />
              </>
            )
          },
          {
            heading: t('dossier.steps.share'),
            numeric: true,
            cell: ({ share }) => formatPercent(share, language)
          },
          {
            heading: t('dossier.steps.state'),
            cell: ({ state, left }) => (
              <>
                <Tag tone={tones[state]}>{t(`dossier.steps.${state}`)}</Tag>
                {left !== null && ` ${leftInWords(t, left, hoursADay)}`}
              </>
            )
          },
          {
            heading: t('dossier.steps.when'),
            cell: ({ began, ended }) =>
              began && (
                <>
                  <InstantText at={began} /> – <InstantText at={ended} />
                </>
              )
          },
          { heading: t('dossier.steps.due'), cell: ({ due }) => <InstantText at={due} /> },
          {
            heading: t('dossier.steps.took'),
            cell: ({ took }) => (took === null ? '' : timeInWords(t, took, hoursADay))
          }
        ]}
      />
      {steps.some(({ days }) => days.length > 0) && (
        <Details summary={t('dossier.steps.by_day')}>
          {steps
            .filter(({ days }) => days.length > 0)
            .map((step) => (
              <StepDays step={step} />
            ))}
        </Details>
      )}
    </section>
  )
}

function Place({ at, say }: { at: StepPlace | undefined; say: (at: StepPlace) => string }): VNode | null {
  if (!at) return null
  return (
    <>
      <br />
      <span class="haicap-muted">{say(at)}</span>
    </>
  )
}

function StepDays({ step }: { step: StepRun }): VNode {
  const { t, language } = useView()
  return (
    <Table
      caption={t('dossier.steps.days_of', { ordinal: step.ordinal, name: step.name })}
      rows={step.days}
      columns={[
        {
          heading: t('dossier.clock.day'),
          rowHeader: true,
          nowrap: true,
          cell: ({ day }) => <DayText day={day} />
        },
        {
          heading: t('dossier.clock.counted_time'),
          numeric: true,
          cell: ({ minutes }) => formatNumber(minutes / 60, language)
        },
        {
          heading: t('dossier.clock.why'),
          cell: ({ reason, name }) =>
            [t(`dossier.clock.reason.${reason}`), name?.[language]].filter(Boolean).join(': ')
        }
      ]}
    />
  )
}
