export { type LocalAuthority, localAuthority } from './local-authority.ts'
export type { Subject } from './pki.ts'
export { certificatesOf } from './pki.ts'
export { type Lists, withRevocation } from './revocation.ts'
export { signPdf } from './sign-pdf.ts'
export { timeStamper } from './time-stamp.ts'
export type {
  CertificateFacts,
  RevocationFinding,
  SignatureFinding,
  SignatureStatement,
  Signer,
  StampFinding,
  Trusted
} from './types.ts'
export { verifySignatures } from './verify.ts'
export { type Bounds, verifyApart } from './verify-apart.ts'
