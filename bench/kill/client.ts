import { appendFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Step, work } from './chain.ts'
import type { Place } from './prepare.ts'

/** A request that was answered: done, as far as whoever asked can know. */
export interface Acknowledged extends Pick<Step, 'key' | 'path' | 'entries'> {
  id: string
  /** Number of the last entry that it wrote, as the answer says. */
  event: number | null
  /** Sent again because no answer had come. */
  again: boolean
}

/** Whether clients may begin something new; what is under way is brought to its end in any case. */
export interface Gate {
  open: boolean
}

interface Setting {
  url: string
  place: Place
  gate: Gate
  random: () => number
  /** All answers to all clients, in the order in which they came. */
  acknowledged: Acknowledged[]
  /** File to which each answer is written before the next request is sent. */
  log: string
}

const patience = 20_000

/** Someone with a program that sends one request after the other, and again until each is answered. */
export class Client {
  /** Answers that nobody should get. */
  readonly refused: string[] = []
  /** Answers "not available now", which promise nothing. */
  unavailable = 0
  idle = true
  readonly #setting: Setting
  readonly #agent: Agent
  #stopped = false

  constructor(setting: Setting, number: number) {
    this.#setting = setting
    // Each from an address of its own: what one address may ask in a minute is limited.
    const localAddress = process.platform === 'linux' ? `127.0.1.${number + 1}` : undefined
    this.#agent = new Agent({ keepAlive: true, ...(localAddress && { localAddress }) })
  }

  async run(): Promise<void> {
    const { place, random, gate } = this.#setting
    const pieces = work(place, random)
    let next = await pieces.next({ id: '' })
    while (!next.done) {
      while (!gate.open && !this.#stopped) await sleep(5)
      if (this.#stopped) break
      this.idle = false
      const answer = await this.#insist(next.value)
      this.idle = true
      next = await pieces.next(answer)
    }
    this.#agent.destroy()
  }

  stop(): void {
    this.#stopped = true
  }

  /** Sends until it is answered: the same request with the same key. */
  async #insist(step: Step): Promise<{ id: string }> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.#send(step).catch(() => undefined)
      if (answer && answer.status < 300) return this.#acknowledge(step, answer.body, attempt > 1)
      if (answer?.status === 503) this.unavailable += 1
      else if (answer) this.refused.push(`${step.path} ${answer.status}: ${answer.text.slice(0, 400)}`)
      if (answer && answer.status < 500 && answer.status !== 429) return { id: '' }
      if (this.#stopped) return { id: '' }
      await sleep(20 + 60 * this.#setting.random())
    }
  }

  #acknowledge({ key, path, entries }: Step, body: Record<string, unknown>, again: boolean): { id: string } {
    const id = String(body.id ?? body.day ?? '')
    const event = typeof body.event === 'number' ? body.event : null
    const told: Acknowledged = { key, path, entries, id, event, again }
    appendFileSync(this.#setting.log, `${JSON.stringify(told)}\n`)
    this.#setting.acknowledged.push(told)
    return { id }
  }

  #send({
    who,
    path,
    body,
    key
  }: Step): Promise<{ status: number; text: string; body: Record<string, unknown> }> {
    const { url, place } = this.#setting
    return new Promise((resolve, reject) => {
      const asking = request(`${url}${path}`, {
        method: 'POST',
        agent: this.#agent,
        timeout: patience,
        headers: {
          authorization: `Bearer ${place.tokens[who]}`,
          'content-type': 'application/json',
          'idempotency-key': key
        }
      })
      asking.on('timeout', () => asking.destroy(new Error('no answer')))
      asking.on('error', reject)
      asking.on('response', (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (part: string) => {
          text += part
        })
        response.on('error', reject)
        response.on('end', () => {
          if (!response.complete) return reject(new Error('half an answer'))
          const status = response.statusCode ?? 0
          resolve({ status, text, body: status < 300 ? JSON.parse(text) : {} })
        })
      })
      asking.end(JSON.stringify(body))
    })
  }
}
