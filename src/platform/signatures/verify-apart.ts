import { memoryUsage } from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { invalid } from '../problem.ts'
import { derOf } from './pki.ts'
import type { SignatureFinding, Trusted } from './types.ts'
import type { Handed } from './verify-worker.ts'

const megabyte = 1024 * 1024

/** How much a file from anywhere may cost before it is given up. */
export interface Bounds {
  milliseconds: number
  /** What the whole process may grow by meanwhile. */
  bytes: number
}

/** How many files are read at once; others wait. */
const atOnce = 2
let reading = 0
const waiting: (() => void)[] = []

/**
 * As `verifySignatures`, for files that anyone may send: read beside the others' requests, and given up when they
 * take too long or swell (a few kilobytes can be made to unpack into gigabytes).
 * @throws Problem 422 when the file is no PDF or was given up
 */
export async function verifyApart(
  pdf: Uint8Array,
  trusted: Trusted,
  bounds: Bounds = { milliseconds: 15_000, bytes: 700 * megabyte }
): Promise<SignatureFinding[]> {
  if (reading >= atOnce) await new Promise<void>((next) => waiting.push(next))
  else reading++
  try {
    const { authorities, stampAuthorities = [] } = trusted
    const handed = {
      pdf: new Uint8Array(pdf),
      authorities: authorities.map(derOf),
      stampAuthorities: stampAuthorities.map(derOf)
    }
    return await inWorker(handed, bounds)
  } finally {
    const next = waiting.shift()
    if (next) next()
    else reading--
  }
}

type Said = { findings: SignatureFinding[] } | { problem: string }

async function inWorker(workerData: Handed, bounds: Bounds): Promise<SignatureFinding[]> {
  const worker = new Worker(new URL('verify-worker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 512 }
  })
  const guard = new AbortController()
  try {
    return await Promise.race([answerOf(worker), giveUp(bounds, guard.signal)])
  } finally {
    guard.abort()
    await worker.terminate()
  }
}

function answerOf(worker: Worker): Promise<SignatureFinding[]> {
  return new Promise((resolve, reject) => {
    worker.once('message', (said: Said) =>
      'findings' in said ? resolve(said.findings) : reject(invalid('signatures.problem.no_pdf'))
    )
    // Out of memory, or ended before it answered.
    worker.once('error', () => reject(tooMuch()))
    worker.once('exit', () => reject(tooMuch()))
  })
}

/** Refuses as soon as a bound is passed. */
async function giveUp({ milliseconds, bytes }: Bounds, signal: AbortSignal): Promise<never> {
  const most = memoryUsage.rss() + bytes
  const last = Date.now() + milliseconds
  while (!signal.aborted && Date.now() < last && memoryUsage.rss() < most) await setTimeout(50)
  throw tooMuch()
}

const tooMuch = () => invalid('signatures.problem.too_much')
