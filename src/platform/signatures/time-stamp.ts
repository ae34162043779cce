import { webcrypto } from 'node:crypto'
import { Integer, OctetString } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq, TimeStampResp } from 'pkijs'
import type { StampSettings } from '../paper-settings.ts'
import { Problem } from '../problem.ts'
import type { Stamp } from './cms.ts'
import { oid, sha256 } from './pki.ts'
import { isStampOf, stampInfoOf } from './stamp-token.ts'

/** An answer with a chain of certificates has a third of that; more has no room in a paper. */
const most = 20_000
/** So long nobody asks again after it failed: a hundred papers signed at once do not wait for it a hundred times. */
const pause = 60_000

/** When each authority failed last. */
const failed = new Map<string, number>()

/**
 * Has signatures stamped by a time stamp authority (RFC 3161). When it does not answer, or with something else than was
 * asked, papers are signed without a stamp, which whoever checks them sees; or not at all, where it is set so.
 * @param warn told of it
 */
export function timeStamper(settings: StampSettings, warn: (error: unknown) => void): Stamp {
  const { url, required } = settings
  return async (signature) => {
    try {
      if (!required && Date.now() - (failed.get(url) ?? Number.NEGATIVE_INFINITY) < pause) return undefined
      const token = await ask(settings, signature)
      failed.delete(url)
      return token
    } catch (cause) {
      failed.set(url, Date.now())
      warn(cause)
      if (required) throw new Problem('refused', 'signatures.problem.no_stamp', {}, [], { cause })
      return undefined
    }
  }
}

async function ask(from: StampSettings, signature: Uint8Array): Promise<Uint8Array> {
  const nonce = new Integer({ valueHex: positive(16) })
  const hashedMessage = new OctetString({ valueHex: new Uint8Array(await sha256(signature)).buffer })
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: oid.sha256 })
  const messageImprint = new MessageImprint({ hashAlgorithm, hashedMessage })
  const query = new TimeStampReq({ version: 1, messageImprint, nonce, certReq: true })
  const answer = TimeStampResp.fromBER(await post(from, new Uint8Array(query.toSchema().toBER(false))))
  // 0: granted, 1: granted with changes; all others are refusals.
  if (answer.status.status > 1 || !answer.timeStampToken)
    throw new Error(`the time stamp authority refused: status ${answer.status.status}`)
  const token = new Uint8Array(answer.timeStampToken.toSchema().toBER(false))
  const info = stampInfoOf(token)
  if (!info?.nonce?.isEqual(nonce)) throw new Error('the time stamp is the answer to another question')
  if (!info.messageImprint.hashedMessage.isEqual(hashedMessage))
    throw new Error('the time stamp is of something else')
  if (!(await isStampOf(token, signature))) throw new Error('the signature of the time stamp does not hold')
  return token
}

async function post(from: StampSettings, query: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const url = new URL(from.url)
  const { username, password } = url
  url.username = url.password = ''
  const said = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)
  const answer = await fetch(url, {
    method: 'POST',
    body: query,
    redirect: 'error',
    signal: AbortSignal.timeout(from.milliseconds),
    headers: {
      'content-type': 'application/timestamp-query',
      ...(username && { authorization: `Basic ${said.toString('base64')}` })
    }
  })
  if (!answer.ok) throw new Error(`the time stamp authority answered ${answer.status}`)
  return limited(answer)
}

async function limited({ body }: Response): Promise<ArrayBuffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.length
    if (size > most) throw new Error('the answer of the time stamp authority is too long')
    pieces.push(piece)
  }
  return new Uint8Array(Buffer.concat(pieces)).buffer
}

function positive(bytes: number): ArrayBuffer {
  const random = webcrypto.getRandomValues(new Uint8Array(bytes))
  random[0] = ((random[0] ?? 0) & 0x7f) | 0x40
  return random.buffer
}
