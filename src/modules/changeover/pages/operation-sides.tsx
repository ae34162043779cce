import type { VNode } from 'preact'
import { Link, Tag, useView } from '../../../ui/index.ts'
import type { Unit } from '../../organization/index.ts'
import type { Operation, OperationFrom, OperationInto } from '../plan-format/types.ts'
import {
  fieldName,
  namedAfter,
  PartText,
  resultOf,
  type Speech,
  unitTitle,
  whereabouts
} from './unit-words.tsx'

interface SideProps {
  operation: Operation
  speech: Speech
  /** The day before, for links into the register. */
  before: string
}

/** What the register says, on the day before, of the units that an operation takes. */
export function FromSide({ operation, speech, before }: SideProps): VNode {
  const { t } = useView()
  if (operation.from.length === 0)
    return <p class="govuk-body-s haicap-muted">{t('changeover.page.operation.from_nothing')}</p>
  return (
    <ul class="govuk-list govuk-list--spaced govuk-body-s">
      {operation.from.map((entry) => (
        <li>
          <FromUnit
            entry={entry}
            unit={speech.view.before.byCode(operation.unit, entry.code)}
            operation={operation}
            speech={speech}
            before={before}
          />
        </li>
      ))}
    </ul>
  )
}

function FromUnit({
  entry,
  unit,
  operation,
  speech,
  before
}: SideProps & { entry: OperationFrom; unit: Unit | undefined }): VNode {
  const { t, language } = useView()
  if (!unit)
    return (
      <>
        {entry.code} <Tag tone="red">{t('changeover.page.unit.unknown')}</Tag>
      </>
    )
  const targets = entry.into && operation.into.length > 1 ? entry.into : []
  return (
    <>
      <Link to={unitPath(unit)} params={{ at: before }}>
        {unitTitle(unit, speech.words, t)}
      </Link>{' '}
      <span class="haicap-muted">{unit.code}</span>
      <PartText entry={entry} />
      <br />
      <span class="haicap-muted">{whereabouts(unit, speech, t)}</span>
      {Boolean(entry.functions?.length) && (
        <>
          <br />
          {t('changeover.page.unit.fields', {
            fields: entry.functions?.map((code) => fieldName(code, speech.words, language)).join(', ')
          })}
        </>
      )}
      {entry.place && (
        <>
          <br />
          {t('changeover.page.unit.place', { place: namedBefore(entry.place, speech, t) })}
        </>
      )}
      {targets.length > 0 && (
        <>
          <br />
          {t('changeover.page.unit.goes_into', {
            units: targets.map((code) => namedAfter(operation.unit, code, [operation], speech, t)).join(', ')
          })}
        </>
      )}
    </>
  )
}

/** What is to be on the day. */
export function IntoSide({
  operation,
  operations,
  speech,
  before
}: SideProps & { operations: Operation[] }): VNode {
  const { t } = useView()
  if (operation.into.length === 0)
    return <p class="govuk-body-s haicap-muted">{t('changeover.page.operation.into_nothing')}</p>
  return (
    <ul class="govuk-list govuk-list--spaced govuk-body-s">
      {operation.into.map((into) => (
        <li>
          <IntoUnit
            into={into}
            operation={operation}
            operations={operations}
            speech={speech}
            before={before}
          />
        </li>
      ))}
    </ul>
  )
}

const roleTones = { new: 'green', goes_on: 'indigo', receives: 'grey' } as const

function IntoUnit({
  into,
  operation,
  operations,
  speech
}: SideProps & { into: OperationInto; operations: Operation[] }): VNode {
  const { t } = useView()
  const { unit, role } = resultOf(operation, into, speech)
  return (
    <>
      <strong>{unitTitle(unit, speech.words, t)}</strong> <span class="haicap-muted">{unit.code}</span>{' '}
      <Tag tone={roleTones[role]}>{t(`changeover.page.unit.${role}`)}</Tag>
      {into.parent && (
        <>
          <br />
          {t('changeover.page.unit.under', {
            parent: namedAfter(operation.unit, into.parent, operations, speech, t)
          })}
        </>
      )}
      {into.area && (
        <>
          <br />
          {t('changeover.page.unit.serves', { area: namedAfter('area', into.area, operations, speech, t) })}
        </>
      )}
    </>
  )
}

export function unitPath({ type, id }: { type: string; id: string }): string {
  return type === 'area' ? `/areas/${id}` : `/organizations/${id}`
}

function namedBefore(code: string, { view, words }: Speech, t: Parameters<typeof unitTitle>[2]): string {
  const unit = view.before.byCode('area', code)
  return unit ? unitTitle(unit, words, t) : code
}
