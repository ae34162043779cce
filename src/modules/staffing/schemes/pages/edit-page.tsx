import type { VNode } from 'preact'
import type { Form as FormState } from '../../../../platform/http/index.ts'
import { formatNumber } from '../../../../platform/i18n/index.ts'
import {
  Button,
  ButtonGroup,
  Details,
  FilterForm,
  Form,
  Link,
  PageHeading,
  Select,
  Table,
  Textarea,
  useView,
  WarningText
} from '../../../../ui/index.ts'
import type { Position } from '../../people/store-positions.ts'
import { headcountOf, type Line } from '../scheme.ts'
import type { WholeScheme } from './read-scheme.ts'
import { Findings, LimitsTable, QuotaTable } from './scheme-parts.tsx'
import { RankSplit } from './scheme-words.tsx'

export interface EditProps {
  whole: WholeScheme
  /** Positions that the bodies of the scheme may have and that it does not name yet. */
  positions: Position[]
  form: FormState
}

/** A draft being written: its lines, its words, and what still speaks against it. */
export function EditPage({ whole, positions, form }: EditProps): VNode {
  const { t, href } = useView()
  const { scheme, version } = whole
  const path = `/schemes/${scheme.id}`
  return (
    <>
      <PageHeading caption={scheme.organizationName} lead={t('schemes.edit.lead')}>
        {t('schemes.edit.title', { number: version.number })}
      </PageHeading>
      <LinesToEdit whole={whole} />
      <AddLine path={path} positions={positions} />
      <QuotaTable {...whole} />
      <LimitsTable {...whole} />
      <h2 class="govuk-heading-m">{t('schemes.edit.texts')}</h2>
      <Form form={form}>
        <input type="hidden" name="revision" value={form.field('revision').value} />
        {(['changes', 'legal_basis', 'functions', 'commitment'] as const).map((field) => (
          <Textarea
            {...form.field(field)}
            name={field}
            rows={field === 'functions' ? 8 : 4}
            label={t(`schemes.edit.${field}`)}
            hint={t(`schemes.edit.${field}_hint`)}
          />
        ))}
        <Button>{t('schemes.edit.save')}</Button>
      </Form>
      <Findings findings={whole.findings} />
      <ButtonGroup>
        <Button href={href(`${path}/submit`)}>{t('schemes.step.submit')}</Button>
        <Link to={path}>{t('schemes.edit.view')}</Link>
      </ButtonGroup>
      <Details summary={t('schemes.edit.discard')}>
        <WarningText>{t('schemes.edit.discard_warning')}</WarningText>
        <Form action={href(`${path}/discard`)}>
          <input type="hidden" name="revision" value={String(version.revision)} />
          <Button kind="warning">{t('schemes.edit.discard')}</Button>
        </Form>
      </Details>
    </>
  )
}

function LinesToEdit({ whole }: { whole: WholeScheme }): VNode {
  const { t, language } = useView()
  const { scheme, lines, measures } = whole
  const people = (line: Line) => measures.present[line.position]?.people ?? 0
  return (
    <Table
      caption={t('schemes.scheme.lines', { count: lines.length })}
      captionSize="m"
      columns={[
        {
          heading: t('schemes.column.position'),
          rowHeader: true,
          cell: (line) => (
            <Link to={`/schemes/${scheme.id}/lines/${encodeURIComponent(line.position)}`}>
              {line.title[language]}
            </Link>
          )
        },
        { heading: t('schemes.column.headcount'), numeric: true, cell: (line) => line.headcount },
        { heading: t('schemes.column.people'), numeric: true, cell: people },
        { heading: t('schemes.column.ranks'), cell: (line) => <RankSplit line={line} /> }
      ]}
      rows={lines}
      empty={t('schemes.scheme.no_lines')}
      footer={[
        t('schemes.scheme.total'),
        formatNumber(headcountOf(lines), language),
        formatNumber(
          lines.reduce((sum, line) => sum + people(line), 0),
          language
        ),
        ''
      ]}
    />
  )
}

function AddLine({ path, positions }: { path: string; positions: Position[] }): VNode {
  const { t, href, language } = useView()
  if (!positions.length) return <p class="govuk-body haicap-muted">{t('schemes.edit.all_positions')}</p>
  return (
    <FilterForm label={t('schemes.edit.add')} fields={['position']} action={href(`${path}/lines`)}>
      <Select
        name="position"
        label={t('schemes.edit.add_position')}
        options={positions.map(({ code, title }) => ({ value: code, text: title[language] }))}
      />
      <Button kind="secondary">{t('schemes.edit.add')}</Button>
    </FilterForm>
  )
}
