import type { VNode } from 'preact'
import { Button, FilterForm, Input, Link, useView } from '../../../ui/index.ts'
import type { Decider } from '../../authority/index.ts'
import type { DecidedThere } from './read-procedure.ts'

/** Who decides in the commune that the reader names. */
export function Decides({ decided, power }: { decided: DecidedThere; power: string | undefined }): VNode {
  const { t } = useView()
  const { asked, places, answer } = decided
  return (
    <section id="decides">
      <h2 class="govuk-heading-m">{t('procedures.decides.title')}</h2>
      <FilterForm label={t('procedures.decides.title')} fields={['place']}>
        <Input name="place" label={t('procedures.decides.place')} value={asked} width={20} />
        <Button kind="secondary">{t('procedures.decides.show')}</Button>
      </FilterForm>
      {asked && places.length === 0 && (
        <p class="govuk-body">{t('procedures.decides.no_place', { place: asked })}</p>
      )}
      {places.length > 1 && <Places places={places} />}
      {answer && <Answer deciders={answer.deciders} place={places[0]} />}
      {answer && power && (
        <p class="govuk-body">
          <Link to="/authority" params={{ power, place: asked }}>
            {t('procedures.decides.grounds')}
          </Link>
        </p>
      )}
    </section>
  )
}

function Places({ places }: { places: DecidedThere['places'] }): VNode {
  const { t, here } = useView()
  return (
    <>
      <p class="govuk-body">{t('procedures.decides.which')}</p>
      <ul class="govuk-list govuk-list--bullet">
        {places.slice(0, 20).map(({ id, name, kindName, within }) => (
          <li>
            <a class="govuk-link" href={here({ place: id })}>
              {kindName.vi} {name}
              {within && `, ${within}`}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

function Answer({
  deciders,
  place
}: {
  deciders: Decider[]
  place: DecidedThere['places'][number] | undefined
}): VNode {
  const { t } = useView()
  const where = place ? `${place.kindName.vi} ${place.name}` : ''
  if (!deciders.length) return <p class="govuk-body">{t('procedures.decides.nobody', { place: where })}</p>
  return (
    <>
      <p class="govuk-body">{t('procedures.decides.there', { place: where })}</p>
      <ul class="govuk-list govuk-list--bullet">
        {deciders.map((decider) => (
          <li>
            <Post decider={decider} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The post, and who sits on it as far as the reader may know: leaders always, others for officials. */
function Post({ decider: { post } }: { decider: Decider }): VNode {
  const { t, language, actor } = useView()
  if (!post) return <>{t('procedures.decides.no_head')}</>
  const holders = post.lead !== null || actor ? post.holders : []
  return (
    <>
      <strong>{post.title[language]}</strong>, {post.organizationName}
      {holders.length > 0 && `: ${holders.map(({ name }) => name).join(', ')}`}
      {post.holders.length === 0 && ` (${t('procedures.decides.vacant')})`}
    </>
  )
}
