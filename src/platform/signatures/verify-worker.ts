import { parentPort, workerData } from 'node:worker_threads'
import { Problem } from '../problem.ts'
import { certificateFrom } from './pki.ts'
import { verifySignatures } from './verify.ts'

/** What `verifyApart` hands over. */
export interface Handed {
  pdf: Uint8Array
  authorities: Uint8Array[]
  stampAuthorities: Uint8Array[]
}

const { pdf, ...given } = workerData as Handed
const trusted = {
  authorities: given.authorities.map(certificateFrom),
  stampAuthorities: given.stampAuthorities.map(certificateFrom)
}
try {
  parentPort?.postMessage({ findings: await verifySignatures(pdf, trusted) })
} catch (error) {
  if (!(error instanceof Problem)) throw error
  parentPort?.postMessage({ problem: error.messageKey })
}
