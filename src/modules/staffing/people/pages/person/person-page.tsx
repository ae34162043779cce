import type { VNode } from 'preact'
import {
  Button,
  ButtonGroup,
  type Column,
  Columns,
  Link,
  PageHeading,
  Table,
  Tag,
  useView
} from '../../../../../ui/index.ts'
import { KindTag, personPath, Span } from '../shared/words.tsx'
import { Absences } from './absences.tsx'
import { CareerLine } from './career-line.tsx'
import { PersonalData } from './personal-data.tsx'
import type { PersonFile } from './read-file.ts'

/** Who somebody is in the service: posts of the day, career, absences. */
export function PersonPage({ file }: { file: PersonFile }): VNode {
  const { t, at } = useView()
  const { person, absences, career, personal } = file
  const away = absences.some(({ start, end }) => start <= at && (!end || at < end))
  return (
    <>
      <PageHeading
        caption={t('people.person.caption', { code: person.code })}
        meta={
          <>
            {away && <Tag tone="grey">{t('people.page.absent')}</Tag>}{' '}
            {person.demonstration && <Tag tone="gold">{t('people.page.demonstration')}</Tag>}
          </>
        }
      >
        {person.name}
      </PageHeading>
      {file.mayChange && <Actions code={person.code} />}
      <Columns aside={<CareerLine career={career} />}>
        <Posts file={file} />
        <Absences absences={absences} withReason={personal !== null} mayEnd={file.mayChange} />
        {personal ? (
          <PersonalData code={person.code} {...personal} />
        ) : (
          <p class="govuk-body haicap-muted">{t('people.person.no_personal')}</p>
        )}
      </Columns>
    </>
  )
}

const actions = [
  ['correct', 'correct_person'],
  ['absence', 'record_absence'],
  ['depart', 'depart']
] as const

function Actions({ code }: { code: string }): VNode {
  const { t, href } = useView()
  return (
    <ButtonGroup>
      <Button href={href('/staff/vacancies', { person: code })}>{t('people.action.find_post')}</Button>
      {actions.map(([path, name]) => (
        <Button kind="secondary" href={href(personPath(code, `/${path}`))}>
          {t(`people.form.${name}.title`)}
        </Button>
      ))}
    </ButtonGroup>
  )
}

function Posts({ file }: { file: PersonFile }): VNode {
  const { t, language } = useView()
  const columns: Column<PersonFile['posts'][number]>[] = [
    {
      heading: t('people.column.post'),
      rowHeader: true,
      cell: ({ postId, title, kind }) => (
        <>
          <Link to={`/staff/posts/${postId}`}>{title[language]}</Link> <KindTag kind={kind} />
        </>
      )
    },
    {
      heading: t('people.column.body'),
      cell: ({ organizationId, organizationName }) => (
        <Link to={`/organizations/${organizationId}/staff`}>{organizationName}</Link>
      )
    },
    {
      heading: t('people.column.time'),
      cell: ({ firstDay, end }) => <Span start={firstDay} end={end} />
    }
  ]
  if (file.posts.some(({ mayEnd }) => mayEnd))
    columns.push({
      heading: t('people.column.action'),
      cell: ({ appointmentId, mayEnd, title }) =>
        mayEnd && (
          <Link to={`/staff/appointments/${appointmentId}/end`}>
            {t('people.form.end_appointment.submit')}
            <span class="govuk-visually-hidden"> ({title[language]})</span>
          </Link>
        )
    })
  return (
    <Table
      caption={t('people.person.posts')}
      captionSize="m"
      columns={columns}
      rows={file.posts}
      empty={t('people.page.no_post')}
    />
  )
}
