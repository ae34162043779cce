import type { VNode } from 'preact'
import { qrSvg } from '../../../../../platform/papers/index.ts'
import {
  Button,
  ButtonGroup,
  CodePanel,
  Link,
  PageHeading,
  SummaryList,
  useView
} from '../../../../../ui/index.ts'
import type { Version } from '../../../../procedures/index.ts'
import type { Dossier } from '../../../dossier.ts'
import { useMomentWords } from '../moment-words.ts'

export interface DoneProps {
  dossier: Dossier
  version: Version
  /** Where the result is handed over. */
  returnPlace: string | null
  /** The public page that says where it stands. */
  statusUrl: string
  /** What was asked for, or why it was refused. */
  words: string[]
}

/** What came of it at the counter: the code to take away, the paper to print, and the next person. */
export function DonePage(props: DoneProps): VNode {
  const { dossier, version, words } = props
  const { t, href, language } = useView()
  const kind = kindOf(dossier)
  const name = version.content.name[language] ?? version.content.name.vi
  return (
    <>
      <PageHeading caption={name}>{t(`reception.done.${kind}`)}</PageHeading>
      <Panel {...props} />
      {words.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {words.map((one) => (
            <li>{one}</li>
          ))}
        </ul>
      )}
      <ButtonGroup>
        <Button href={href('/reception')} autofocus>
          {t('reception.done.next')}
        </Button>
        {paperOf(kind) && (
          <Button href={href(`/dossiers/${dossier.id}/forms/${paperOf(kind)}.pdf`)} kind="secondary">
            {t(`reception.done.print_${kind}`)}
          </Button>
        )}
        {kind === 'received' && (
          <Button href={href('/reception/batch', { like: dossier.id })} kind="secondary">
            {t('reception.done.same_again')}
          </Button>
        )}
        <Link to={`/dossiers/${dossier.id}`}>{t('reception.done.open')}</Link>
      </ButtonGroup>
    </>
  )
}

type Kind = 'received' | 'refused' | 'asked' | 'other'

function kindOf({ phase, waiting, receivedAt }: Dossier): Kind {
  if (phase === 'refused') return 'refused'
  if (waiting.includes('supplement')) return 'asked'
  return receivedAt ? 'received' : 'other'
}

/** The form by number: receipt, request for more, refusal. */
function paperOf(kind: Kind): string | null {
  return { received: '01', asked: '02', refused: '03', other: null }[kind]
}

function Panel({ dossier, returnPlace, statusUrl }: DoneProps): VNode {
  const { t } = useView()
  const words = useMomentWords()
  const { applicant, code, promisedAt, returnWay } = dossier
  const facts = (
    <SummaryList
      rows={[
        { key: t('reception.column.applicant'), value: applicant.name },
        dossier.receivedAt
          ? {
              key: t('reception.done.promised'),
              value: <strong>{promisedAt ? words(promisedAt) : t('reception.done.no_date')}</strong>
            }
          : null,
        {
          key: t('reception.done.return'),
          value: [t(`reception.way.${returnWay}`), returnPlace].filter(Boolean).join(' – ')
        }
      ]}
    />
  )
  if (!code) return facts
  return (
    <CodePanel
      title={t('reception.column.code')}
      code={code}
      picture={{ svg: qrSvg(statusUrl), alt: t('reception.done.qr', { url: statusUrl }) }}
    >
      {facts}
    </CodePanel>
  )
}
