import type { VNode } from 'preact'
import { useView } from '../../../../ui/index.ts'
import type { Body } from '../status/find-status.ts'

/** Bodies by name, each leading to its page, and where they sit. */
export function Bodies({
  bodies,
  seat: withSeat = false
}: {
  bodies: readonly Body[]
  seat?: boolean
}): VNode {
  const { t, language, href } = useView()
  if (!bodies.length) return <>{t('apply.office.nobody')}</>
  return (
    <>
      {bodies.map(({ id, name, nameEn, seat }) => (
        <p class="govuk-body">
          <a class="govuk-link" href={href(`/organizations/${id}`)}>
            {language === 'vi' ? name : (nameEn ?? name)}
          </a>
          {withSeat && (
            <>
              <br />
              {seat ? t('status.seat', { seat }) : t('status.seat_unknown')}
            </>
          )}
        </p>
      ))}
    </>
  )
}
