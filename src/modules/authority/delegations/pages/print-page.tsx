import type { VNode } from 'preact'
import { translator } from '../../../../platform/i18n/index.ts'
import { Paper } from '../../../../ui/index.ts'
import type { PostInWords } from '../../resolve/index.ts'
import type { Delegation } from '../delegation.ts'
import { DelegationText } from './text.tsx'

/** A decision is Vietnamese, whoever reads it. */
const t = translator('vi')

/** The delegation as the decision that it is or will be, for paper. */
export function PrintPage(props: {
  delegation: Delegation
  grounds: string[]
  signer: PostInWords | undefined
}): VNode {
  const { delegation, grounds, signer } = props
  const { signature, grantor, organizationName, title } = delegation
  const holder = signer?.holders.find(({ kind }) => kind === 'permanent' || kind === 'acting')
  const form = grantor.kind === 'organization' ? `TM. ${organizationName}\n` : ''
  return (
    <Paper
      lang="vi"
      issuer={organizationName}
      state={t('delegations.paper.state')}
      motto={t('delegations.paper.motto')}
      number={t('delegations.paper.number', { number: signature?.decisionNumber ?? '……/QĐ-……' })}
      dated={datedOf(signature?.on)}
      title={t('delegations.paper.title')}
      about={title}
      signer={`${form}${signer?.title.vi ?? grantor.name.vi}`}
      {...(holder && signature && { signerName: holder.name })}
      receivers={{
        heading: t('delegations.paper.receivers'),
        lines: [
          t('delegations.paper.as_article'),
          ...new Set(delegation.lines.map((line) => line.holder.name.vi)),
          t('delegations.paper.archive')
        ]
      }}
    >
      <DelegationText delegation={delegation} grounds={grounds} t={t} />
    </Paper>
  )
}

function datedOf(on: string | undefined): string {
  if (!on) return t('delegations.paper.undated')
  const { day, month, year } = Temporal.PlainDate.from(on)
  return t('delegations.paper.dated', {
    day: String(day).padStart(2, '0'),
    month: String(month).padStart(2, '0'),
    year: String(year)
  })
}
