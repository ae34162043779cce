import { Certificate, CertificateChainValidationEngine, type SignedData } from 'pkijs'

/** The certificate that a signature names as its own. */
export function signerOf(signed: SignedData): Certificate | undefined {
  const sid = signed.signerInfos[0]?.sid
  return certificatesIn(signed).find(
    (one) => one.serialNumber.isEqual(sid?.serialNumber) && one.issuer.isEqual(sid?.issuer)
  )
}

/** Whether a chain leads from the certificate to an authority that is trusted, all of it valid at a moment. */
export async function isIssuedBy(
  certificate: Certificate,
  signed: SignedData,
  authorities: readonly Certificate[],
  at: Date
): Promise<boolean> {
  if (!authorities.length) return false
  const between = certificatesIn(signed).filter((one) => one !== certificate)
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...authorities],
    certs: [...between, certificate],
    checkDate: at
  })
  return (await engine.verify()).result
}

const certificatesIn = ({ certificates = [] }: SignedData): Certificate[] =>
  certificates.filter((one): one is Certificate => one instanceof Certificate)
