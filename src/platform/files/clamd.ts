import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { FileSettings } from '../file-settings.ts'
import { Problem } from '../problem.ts'

/** Looks at a file: the name of what was found in it, or null when it is clean. */
export type Scan = (path: string) => Promise<string | null>

/** No word for so long: the scanner is stuck. Large archives take it a while. */
const patience = 120_000

/**
 * Has files scanned by a ClamAV daemon, which need not see our disk (command INSTREAM).
 * @throws Problem 503 when it cannot be asked or gives no verdict: nothing passes unseen
 */
export function clamdScanner(address: NonNullable<FileSettings['clamd']>): Scan {
  return async (path) => {
    const said = await ask(connect(address), createReadStream(path)).catch((cause: unknown) => {
      throw noVerdict(cause)
    })
    if (said === 'stream: OK') return null
    const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
    if (found) return found
    throw noVerdict(new Error(`clamd said: ${said.slice(0, 200)}`))
  }
}

function noVerdict(cause: unknown): Problem {
  return new Problem('unavailable', 'files.unavailable.scanner', {}, [], { cause })
}

/** Sends a content and waits for what is said of it. */
async function ask(socket: Socket, content: Readable): Promise<string> {
  socket.setTimeout(patience, () => socket.destroy(new Error('clamd does not answer')))
  try {
    // It may answer, and hang up, before all was sent: what it said counts.
    const [said, sent] = await Promise.allSettled([
      heard(socket),
      pipeline(content, inPieces, socket, { end: false })
    ])
    if (said.status === 'fulfilled' && said.value) return said.value
    throw said.status === 'rejected'
      ? said.reason
      : sent.status === 'rejected'
        ? sent.reason
        : new Error('clamd hung up')
  } finally {
    socket.destroy()
    content.destroy()
  }
}

/** Each piece after its length; a length of zero ends. */
async function* inPieces(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const piece of content) {
    yield lengthOf(piece.length)
    yield piece
  }
  yield lengthOf(0)
}

function lengthOf(size: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(size)
  return length
}

/** One answer, ended by a zero byte. */
function heard(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.setEncoding('utf8')
    socket.on('data', (piece: string) => {
      text += piece
      if (text.includes('\0')) resolve(text.slice(0, text.indexOf('\0')).trim())
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(text.trim()))
  })
}
