import { openAsBlob } from 'node:fs'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { FileSettings } from '../file-settings.ts'
import { type FileStorage, storageFailed } from './storage.ts'

const moment = 30_000
const longTransfer = 15 * 60_000

/** Keeps bytes where they are asked for as from Amazon's S3 (MinIO, Ceph, Garage …), path style, below `prefix`. */
export function s3Storage(settings: NonNullable<FileSettings['s3']>, prefix: string): FileStorage {
  const { endpoint, region, bucket, keyId, secret } = settings
  const client = new AwsClient({
    accessKeyId: keyId,
    secretAccessKey: secret,
    service: 's3',
    region,
    retries: 2
  })

  /** Asks the storage; whatever it answers beyond `fine` is a failure that goes to the log. */
  async function ask(method: string, key: string, fine: number[], init: RequestInit = {}, timeout = moment) {
    const request = { method, signal: AbortSignal.timeout(timeout), ...init }
    const answer = await client
      .fetch(`${endpoint}/${bucket}/${prefix}/${key}`, request)
      .catch((cause: unknown) => Promise.reject(storageFailed(cause)))
    if (fine.includes(answer.status)) return answer
    const said = await answer.text().catch(() => '')
    throw storageFailed(new Error(`${method} ${key}: ${answer.status} ${said.slice(0, 500)}`))
  }

  const has = async (key: string) => (await ask('HEAD', key, [200, 404])).status === 200

  return {
    async put(key, { path, sha256 }) {
      if (await has(key)) return
      // Read from the disk as it is sent. The signature covers the hash, so the storage checks every byte.
      const body = await openAsBlob(path)
      await ask('PUT', key, [200], { body, headers: { 'x-amz-content-sha256': sha256 } }, longTransfer)
    },
    async get(key) {
      const { status, body } = await ask('GET', key, [200, 404], {}, longTransfer)
      if (status === 404) await body?.cancel()
      return status === 200 && body ? Readable.fromWeb(body as ReadableStream) : undefined
    },
    has,
    async remove(key) {
      await ask('DELETE', key, [200, 204, 404])
    }
  }
}
