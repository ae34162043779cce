import type { VNode } from 'preact'
import { Link, useView } from '../../../../ui/index.ts'
import type { Custodian } from '../../store/custody.ts'
import { type FunctionNames, functionNames } from '../shared/functions.ts'
import { type WorkLine, workLines } from '../shared/work-lines.ts'
import type { Notice } from './read-notice.ts'

interface NoticeWorkProps {
  rows: (Custodian & { seat?: string | null })[]
  notice: Notice
}

/** Body by body, whose work it answers for, in which fields and where. Nothing is folded away: it is made to be printed. */
export function NoticeWork({ rows, notice }: NoticeWorkProps): VNode | null {
  const { t, language } = useView()
  if (!rows.length) return null
  const names = functionNames(notice.functions, language)
  const bodies = [...Map.groupBy(workLines(rows), (line) => line.custodian.id).values()]
  return (
    <>
      <h2 class="govuk-heading-m">{t('organization.page.notice.work')}</h2>
      {bodies.map((lines) => (
        <BodyWork lines={lines} names={names} at={notice.at} />
      ))}
    </>
  )
}

function BodyWork({
  lines,
  names,
  at
}: {
  lines: WorkLine[]
  names: FunctionNames
  at: string
}): VNode | null {
  const { t } = useView()
  const [first] = lines
  if (!first) return null
  const { custodian, seat } = first
  return (
    <>
      <h3 class="govuk-heading-s">
        <Link to={`/organizations/${custodian.id}`} params={{ at }}>
          {custodian.name}
        </Link>
      </h3>
      <p class="govuk-body">
        {seat && <>{t('organization.page.now.seat', { seat })}. </>}
        {t('organization.page.notice.answers_for')}
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {lines.map(({ origins, places, codes }) => (
          <li>
            <strong>{origins.map((origin) => origin.name).join('; ')}</strong>
            {places.length > 0 && `, ${t('organization.page.notice.at', { places: places.join('; ') })}`}
            {`: ${names(codes)}`}
          </li>
        ))}
      </ul>
    </>
  )
}
