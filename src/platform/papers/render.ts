import { Worker } from 'node:worker_threads'
import type { PaperSource } from './compile.ts'
import type { PaperAsked, PaperSaid } from './render-worker.ts'

export interface PaperOptions {
  /** The moment that the file names as that of its making; now, if not given. */
  at?: Date
}

/** From so many characters of data on, a paper takes its time: it is made where no short one waits behind it. */
const long = 100_000

/**
 * A paper as tagged PDF. The data reaches the document as JSON text in `sys.inputs.data` (read it by
 * `json(bytes(sys.inputs.data))`), never as source: what people typed is printed as they typed it.
 * The source must set the document's title and language. The file is PDF/UA-1, unless someone typed a
 * character that no font here can draw: then it is a tagged PDF all the same, with a box in its place.
 * Made beside the requests of others, long papers (a register) apart from short ones.
 * Errors: the compiler's own words, when the source is wrong or data lacks what the source asks for.
 */
export async function renderPaper(
  source: PaperSource,
  data: unknown,
  options: PaperOptions = {}
): Promise<Uint8Array> {
  const text = JSON.stringify(data)
  const made = Math.floor((options.at ?? new Date()).getTime() / 1000)
  const press = text.length < long ? shortPapers : longPapers
  return press.print({ source, data: text, made })
}

interface Waiting {
  resolve(pdf: Uint8Array): void
  reject(error: Error): void
}

/** A thread with a compiler of its own, started when first needed. */
class Press {
  #worker: Worker | undefined
  #waiting = new Map<number, Waiting>()
  #last = 0

  print(paper: Omit<PaperAsked, 'id'>): Promise<Uint8Array> {
    const id = ++this.#last
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      const worker = this.#worker ?? this.#start()
      // While someone waits, the process must not end.
      worker.ref()
      worker.postMessage({ id, ...paper } satisfies PaperAsked)
    })
  }

  #start(): Worker {
    const worker = new Worker(new URL('render-worker.ts', import.meta.url))
    this.#worker = worker
    worker.on('message', (said: PaperSaid) => this.#take(worker, said))
    worker.on('error', (error) => this.#lose(worker, error as Error))
    worker.on('exit', () => this.#lose(worker, new Error('the thread that makes papers ended')))
    return worker
  }

  #take(worker: Worker, said: PaperSaid): void {
    const waiting = this.#waiting.get(said.id)
    this.#waiting.delete(said.id)
    if (this.#waiting.size === 0) worker.unref()
    if ('pdf' in said) waiting?.resolve(said.pdf)
    else waiting?.reject(new Error(said.fault))
  }

  /** Those who wait are told; the next paper starts a new thread. */
  #lose(worker: Worker, error: Error): void {
    if (this.#worker !== worker) return
    this.#worker = undefined
    for (const { reject } of this.#waiting.values()) reject(error)
    this.#waiting.clear()
  }
}

const shortPapers = new Press()
const longPapers = new Press()
