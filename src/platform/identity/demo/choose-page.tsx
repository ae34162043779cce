import type { VNode } from 'preact'
import { Button } from '../../../ui/button/button.tsx'
import { Form } from '../../../ui/form/form.tsx'
import { PageHeading } from '../../../ui/page-heading/page-heading.tsx'
import { SearchBox } from '../../../ui/search-box/search-box.tsx'
import { Table } from '../../../ui/table/table.tsx'
import { WarningText } from '../../../ui/warning-text/warning-text.tsx'
import type { View } from '../../http/index.ts'
import type { DemoCitizen, Official } from './officials.ts'

export interface ChooseProps {
  view: View
  citizens: readonly DemoCitizen[]
  featured: Official[]
  /** What was searched, and who was found. */
  search?: { text: string; found: Official[] }
}

/** Offers citizens and officials, each as a button, and a search for anybody else of the register. */
export function ChoosePage({ view, citizens, featured, search }: ChooseProps): VNode {
  const { t } = view
  return (
    <>
      <PageHeading caption={t('identity.demo.warning')}>{t('identity.demo.title')}</PageHeading>
      <WarningText>{t('identity.demo.notice')}</WarningText>
      <SearchBox
        action={view.path}
        label={t('identity.demo.search')}
        hint={t('identity.demo.search_hint')}
        value={search?.text}
      />
      <Form>
        {search && (
          <OfficialTable
            view={view}
            caption={t('identity.demo.found', { text: search.text })}
            officials={search.found}
            empty={t('identity.demo.found_none')}
          />
        )}
        {citizens.length > 0 && <CitizenTable view={view} citizens={citizens} />}
        <OfficialTable
          view={view}
          caption={t('identity.demo.officials')}
          officials={featured}
          empty={t('identity.demo.none')}
        />
        <Button kind="secondary">{t('identity.demo.cancel')}</Button>
      </Form>
    </>
  )
}

interface TableProps {
  view: View
  caption: string
  officials: Official[]
  empty: string
}

function OfficialTable({ view: { t }, caption, officials, empty }: TableProps): VNode {
  const button = ({ subject, name }: Official) => (
    <Button name="official" value={subject} small>
      {name}
    </Button>
  )
  const posts = (official: Official) =>
    official.posts.length ? official.posts.map((post) => <div>{post}</div>) : t('identity.demo.no_post')
  return (
    <Table
      caption={caption}
      captionSize="m"
      rows={officials}
      empty={empty}
      columns={[
        { heading: t('identity.demo.official'), cell: button, rowHeader: true },
        { heading: t('identity.demo.post'), cell: posts },
        { heading: t('identity.demo.number'), cell: ({ subject }) => subject, nowrap: true }
      ]}
    />
  )
}

function CitizenTable({ view: { t }, citizens }: Pick<ChooseProps, 'view' | 'citizens'>): VNode {
  const button = ({ subject, name }: DemoCitizen) => (
    <Button name="official" value={subject} small>
      {name}
    </Button>
  )
  return (
    <Table
      caption={t('identity.demo.citizens')}
      captionSize="m"
      rows={citizens}
      columns={[
        { heading: t('identity.demo.citizen'), cell: button, rowHeader: true },
        { heading: t('identity.demo.citizen_number'), cell: ({ number }) => number, nowrap: true }
      ]}
    />
  )
}
