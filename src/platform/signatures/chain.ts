import { Certificate, CertificateChainValidationEngine, type SignedData } from 'pkijs'

/** The certificate that a signature names as its own. */
export function signerOf(signed: SignedData): Certificate | undefined {
  const sid = signed.signerInfos[0]?.sid
  return certificatesIn(signed).find(
    (one) => one.serialNumber.isEqual(sid?.serialNumber) && one.issuer.isEqual(sid?.issuer)
  )
}

/**
 * The chain that leads from the certificate to an authority that is trusted, both included, all of it valid at a moment;
 * undefined: there is none.
 */
export async function trustedPath(
  certificate: Certificate,
  signed: SignedData,
  authorities: readonly Certificate[],
  at: Date
): Promise<Certificate[] | undefined> {
  if (!authorities.length) return undefined
  const between = certificatesIn(signed).filter((one) => one !== certificate)
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...authorities],
    certs: [...between, certificate],
    checkDate: at
  })
  const { result, certificatePath = [] } = await engine.verify()
  return result ? certificatePath : undefined
}

const certificatesIn = ({ certificates = [] }: SignedData): Certificate[] =>
  certificates.filter((one): one is Certificate => one instanceof Certificate)
