import type { VNode } from 'preact'
import {
  Button,
  CardList,
  DateInput,
  FilterForm,
  Input,
  InsetText,
  PageHeading,
  useView
} from '../../../../ui/index.ts'
import type { Asked, Question } from '../ask.ts'
import { Answer } from './answer.tsx'
import { AuthorityTabs } from './frame.tsx'

/** "Who decides?" as a form; below it the answer, or what to choose among. */
export function AskPage({ question, asked }: { question: Question; asked: Asked }): VNode {
  const { t, at, language } = useView()
  const { answer, places, powers, counter } = asked
  const [place] = places
  const [power] = powers
  return (
    <>
      <PageHeading lead={t('decide.ask.lead')}>{t('decide.ask.title')}</PageHeading>
      <AuthorityTabs current="ask" />
      <FilterForm label={t('decide.ask.title')} fields={['q', 'power', 'place', 'at']}>
        <Input
          name="q"
          label={t('decide.ask.what')}
          hint={t('decide.ask.what_hint')}
          value={question.q || (question.power && power?.name[language]) || ''}
          width={30}
        />
        <Input
          name="place"
          label={t('decide.ask.place')}
          hint={t('decide.ask.place_hint')}
          value={shownPlace(question, asked)}
          width={20}
        />
        <DateInput name="at" id="answer-at" value={at} label={t('decide.ask.day')} />
        <Button>{t('decide.ask.button')}</Button>
      </FilterForm>
      {answer && place ? (
        <Answer answer={answer} place={place} counter={counter} />
      ) : (
        <Choices question={question} asked={asked} />
      )}
    </>
  )
}

/** An id in the address says nothing to people. */
function shownPlace({ place }: Question, { places }: Asked): string {
  const [found] = places
  return found && place === found.area.id ? `${found.area.kindName.vi} ${found.area.name}` : place
}

/** What is missing, or several things that the words may mean. */
function Choices({ question, asked }: { question: Question; asked: Asked }): VNode {
  const { t, here, href, language } = useView()
  const { powers, places } = asked
  const wanted = question.q || question.power
  return (
    <>
      {wanted && powers.length === 0 && (
        <InsetText>
          {t('decide.ask.no_power', { words: wanted })}{' '}
          <a class="govuk-link" href={href('/authority/powers')}>
            {t('decide.tabs.powers')}
          </a>
        </InsetText>
      )}
      {question.place && places.length === 0 && (
        <InsetText>{t('decide.ask.no_place', { place: question.place })}</InsetText>
      )}
      {wanted && powers.length === 1 && !question.place && <InsetText>{t('decide.ask.say_place')}</InsetText>}
      {powers.length > 1 && (
        <>
          <h2 class="govuk-heading-m">{t('decide.ask.which_power')}</h2>
          <CardList
            items={powers.map(({ code, name, note }) => ({
              title: name[language],
              href: here({ power: code, q: null }),
              ...(note && { children: note })
            }))}
          />
        </>
      )}
      {places.length > 1 && (
        <>
          <h2 class="govuk-heading-m">{t('decide.ask.which_place')}</h2>
          <CardList
            items={places.map(({ area, former }) => ({
              title: `${area.kindName[language]} ${area.name}`,
              href: here({ place: area.id }),
              meta: [area.code, area.within].filter(Boolean).join(', '),
              ...(former && { children: t('decide.ask.was_part', { name: former.name }) })
            }))}
          />
        </>
      )}
    </>
  )
}
