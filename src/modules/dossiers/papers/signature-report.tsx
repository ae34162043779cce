import type { VNode } from 'preact'
import type { RevocationFinding, SignatureFinding } from '../../../platform/signatures/index.ts'
import { Details, InsetText, InstantText, SummaryList, Tag, type Tone, useView } from '../../../ui/index.ts'

/** What a signature comes to, the worst that is true of it first. */
export type Verdict = 'broken' | 'changed' | 'revoked' | 'unknown_authority' | 'not_looked_up' | 'valid'

const tones: Record<Verdict, Tone> = {
  broken: 'red',
  changed: 'red',
  revoked: 'red',
  unknown_authority: 'gold',
  not_looked_up: 'gold',
  valid: 'green'
}

/** One word for all that was found. */
export function verdictOf(finding: SignatureFinding): Verdict {
  if (!finding.intact) return 'broken'
  if (!finding.coversWholeFile && !finding.onlySignaturesAfter) return 'changed'
  if (!finding.trusted) return 'unknown_authority'
  if (finding.revocation?.state === 'revoked') return 'revoked'
  return finding.revocation?.state === 'unknown' ? 'not_looked_up' : 'valid'
}

/** The signatures of a file in plain words, for whoever holds the paper. */
export function SignatureReport({ findings }: { findings: SignatureFinding[] }): VNode {
  const { t } = useView()
  if (!findings.length) return <InsetText>{t('papers.signature.none')}</InsetText>
  return (
    <ol class="govuk-list govuk-list--number">
      {findings.map((finding) => (
        <li>
          <One finding={finding} />
        </li>
      ))}
    </ol>
  )
}

/** What the authorities say of revoked certificates. */
function Revocation({ found }: { found: RevocationFinding }): VNode {
  const { t } = useView()
  if (found.state === 'unknown') return <>{t('papers.signature.revocation_unknown')}</>
  const at = found.state === 'revoked' ? found.since : found.asOf
  return (
    <>
      {t(`papers.signature.revocation_${found.state}`)} <InstantText at={at.toISOString()} />
    </>
  )
}

/** By when it was signed, as another authority says. */
function Stamp({ finding: { stamp } }: { finding: SignatureFinding }): VNode {
  const { t } = useView()
  if (!stamp) return <>{t('papers.signature.no_stamp')}</>
  const { at, by, intact, trusted } = stamp
  const found = !intact ? 'broken' : trusted ? 'valid' : 'unknown_authority'
  return (
    <>
      {intact && <InstantText at={at.toISOString()} />}
      {intact && by && ` – ${by}`}{' '}
      <Tag tone={tones[found]}>{t(`papers.signature.stamp_verdict.${found}`)}</Tag>
    </>
  )
}

function One({ finding }: { finding: SignatureFinding }): VNode {
  const { t } = useView()
  const verdict = verdictOf(finding)
  const { signer, capacity, organization, reason, at, certificate } = finding
  return (
    <>
      <p class="govuk-body">
        <Tag tone={tones[verdict]}>{t(`papers.signature.verdict.${verdict}`)}</Tag>
      </p>
      <p class="govuk-body">{t(`papers.signature.meaning.${verdict}`)}</p>
      <SummaryList
        rows={[
          { key: t('papers.signature.signer'), value: signer || t('papers.signature.unreadable') },
          capacity ? { key: t('papers.signature.capacity'), value: capacity } : null,
          organization ? { key: t('papers.signature.organization'), value: organization } : null,
          at && { key: t('papers.signature.at'), value: <InstantText at={at.toISOString()} /> },
          { key: t('papers.signature.stamp'), value: <Stamp finding={finding} /> },
          finding.revocation
            ? { key: t('papers.signature.revocation'), value: <Revocation found={finding.revocation} /> }
            : null,
          reason ? { key: t('papers.signature.reason'), value: reason } : null,
          !finding.coversWholeFile && finding.onlySignaturesAfter
            ? { key: t('papers.signature.afterwards'), value: t('papers.signature.only_signatures') }
            : null
        ]}
      />
      {certificate && (
        <Details summary={t('papers.signature.certificate')}>
          <SummaryList
            rows={[
              {
                key: t('papers.signature.serial'),
                value: <code class="haicap-code">{certificate.serial}</code>
              },
              { key: t('papers.signature.issuer'), value: certificate.issuer },
              {
                key: t('papers.signature.valid_from'),
                value: <InstantText at={certificate.validFrom.toISOString()} />
              },
              {
                key: t('papers.signature.valid_until'),
                value: <InstantText at={certificate.validUntil.toISOString()} />
              }
            ]}
          />
        </Details>
      )}
    </>
  )
}
