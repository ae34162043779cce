import type { VNode } from 'preact'
import type { Form } from '../../../../platform/http/index.ts'
import { formatDay } from '../../../../platform/i18n/index.ts'
import {
  Button,
  DateInput,
  DayText,
  ErrorSummary,
  FilterForm,
  Input,
  InsetText,
  PageHeading,
  Select,
  useView
} from '../../../../ui/index.ts'
import type { CustodianAnswer } from '../../custodian.ts'
import type { FunctionWord } from '../../store/words.ts'
import { AskNow } from '../shared/ask-now.tsx'
import { functionNames, functionOptions } from '../shared/functions.ts'
import { UnitLink, unitName } from '../shared/unit-name.tsx'
import { Chain } from './chain.tsx'

export interface Question {
  unit: string
  on: string
  function: string
  place: string
}

/** One of several units that bear the name. */
export interface Candidate {
  id: string
  text: string
  field: string
}

export interface CustodianPageProps {
  question: Question
  functions: FunctionWord[]
  form: Form
  candidates?: Candidate[]
  answer?: CustodianAnswer
}

/** The question as a form; below it the answer, or the units among which to choose. */
export function CustodianPage(props: CustodianPageProps): VNode {
  const { t, language, at, here } = useView()
  const { question, form, functions, candidates = [], answer } = props
  return (
    <>
      <PageHeading lead={t('organization.page.custodian.lead')}>
        {t('organization.page.custodian.title')}
      </PageHeading>
      {form.errors.length > 0 && <ErrorSummary form={form} />}
      {candidates.length > 0 && (
        <InsetText>
          <p class="govuk-body">
            {t('organization.page.custodian.which', { day: formatDay(question.on || at, language) })}
          </p>
          <ul class="govuk-list govuk-list--bullet">
            {candidates.map((candidate) => (
              <li>
                <a class="govuk-link" href={here({ [candidate.field]: candidate.id })}>
                  {candidate.text}
                </a>
              </li>
            ))}
          </ul>
        </InsetText>
      )}
      <FilterForm
        label={t('organization.page.custodian.title')}
        fields={['unit', 'on', 'at', 'function', 'place']}
      >
        <Input
          {...form.field('unit')}
          value={shownUnit(props, language)}
          name="unit"
          label={t('organization.page.custodian.unit')}
          hint={t('organization.page.custodian.unit_hint')}
          width={30}
        />
        <DateInput {...form.field('on')} name="on" label={t('organization.page.custodian.on')} />
        <DateInput name="at" id="answer-at" value={at} label={t('organization.page.custodian.at')} />
        <Select
          {...form.field('function')}
          name="function"
          label={t('organization.page.column.functions')}
          blank={t('organization.page.custodian.all_functions')}
          options={functionOptions(functions, language)}
        />
        <Input
          {...form.field('place')}
          name="place"
          label={t('organization.page.column.place')}
          hint={t('organization.page.custodian.place_hint')}
          width={20}
        />
        <Button>{t('organization.page.custodian.ask')}</Button>
      </FilterForm>
      {answer && <Answer answer={answer} functions={functions} />}
    </>
  )
}

/** An id in the address says nothing to people: the field shows the name that it stands for. */
function shownUnit({ question, answer }: CustodianPageProps, language: 'vi' | 'en' | 'de'): string {
  if (!answer || question.unit !== answer.unit.id) return question.unit
  return answer.unit.type === 'area' && answer.unit.within
    ? `${unitName(answer.unit, 'vi')}, ${answer.unit.within}`
    : unitName(answer.unit, answer.unit.type === 'area' ? 'vi' : language)
}

function Answer({ answer, functions }: { answer: CustodianAnswer; functions: FunctionWord[] }): VNode {
  const { t, language } = useView()
  const { unit, on, at, functionCode, place } = answer
  return (
    <>
      <h2 class="govuk-heading-m">
        {t('organization.page.custodian.answer')} <DayText day={at} />
      </h2>
      <p class="govuk-body">
        {t('organization.page.custodian.asked')} <UnitLink unit={unit} day={on} /> ({unit.code}),{' '}
        <DayText day={on} />
        {functionCode && <> · {functionNames(functions, language)([functionCode])}</>}
        {place && (
          <>
            {' '}
            · <UnitLink unit={place} />
          </>
        )}
      </p>
      <AskNow answer={answer} functions={functions} heading={false} />
      <Chain answer={answer} functions={functions} />
    </>
  )
}
