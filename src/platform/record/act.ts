import type { RawBuilder } from 'kysely'
import type { z } from 'zod'
import type { Snapshot, Tx } from '../database/index.ts'
import { forbidden, type Problem } from '../problem.ts'

/** A power by its code in the catalogue, such as `register.change`. */
export type Power = string

/** What an act is about, for the question whether a power reaches there. Null: the province as a whole. */
export type Target = { organizationId: string } | { areaId: string } | null

/** In which capacity, and on what ground, someone may do something now. */
export interface Ground {
  /** As the record keeps it: `Phó Chủ tịch, Ủy ban nhân dân xã Bát Xát (KT. Chủ tịch)`. */
  capacity: string
  /** The post that carries it; null for haicap itself and for access in an emergency. */
  postId: string | null
  /** The vestings that it rests on, the nearest first. */
  vestings: string[]
}

/**
 * What an actor may do. Derived anew for each question from appointments and vestings (room `authority`);
 * the platform only asks.
 */
export interface Rights {
  /** The ground on which the actor may use the power there now, or null. */
  ground(tx: Snapshot, power: Power, target: Target): Promise<Ground | null>
  /** Of these bodies those for which the actor may use the power, asked at once; without it each is asked by `ground`. */
  among?(tx: Snapshot, power: Power, organizationIds: readonly string[]): Promise<string[]>
  /** Says which power is missing and who holds it. */
  lack(tx: Snapshot, power: Power, target: Target): Promise<Problem>
}

/** One of the capacities in which someone serves, in words of their language. */
export interface Capacity {
  /** The post that it comes from. */
  postId: string
  title: string
}

/** Who somebody is beyond doubt: as a register of residents knows them and the sign-in provider vouches for. It gives no rights. */
export interface Citizen {
  name: string
  /** Personal identification number, 12 digits. */
  number: string
  birthDate?: string
}

/** Who acts. */
export interface Actor {
  /** As the sign-in provider names them; `system:…` for haicap itself. */
  subject: string
  name: string
  /** The person of the register whom the subject means, if it is one. */
  personId: string | null
  rights: Rights
  language?: 'vi' | 'en' | 'de'
  /** The capacities in which they serve now. */
  capacities?: readonly Capacity[]
  /** The one that they chose to act in; without it they act in all together. */
  capacity?: Capacity
  /** Powers to which the token that they act by is limited. */
  scopes?: readonly string[]
  /** They act for themselves, as whom the provider has verified them to be. */
  citizen?: Citizen
  /** Warnings that wait for them. */
  alerts?: number
}

/** A citizen who acts for themselves. */
export type CitizenActor = Actor & { citizen: Citizen }

/**
 * One thing that can be done, as data: API, page and command line all hand it to `perform`.
 * `run` gets nothing but a transaction, so whatever it does is done together with its entry in the record.
 */
export interface Act<I, O> {
  /** Room and verb, such as `organization.rename`. */
  name: string
  input: z.ZodType<I, unknown>
  /** What it takes to do it; null: it is open to whoever is signed in, or `run` asks by `context.need`. */
  power: Power | null
  /** Where the power is needed, when that is less than the whole province. */
  target?(tx: Tx, input: I): Promise<Target>
  /**
   * The act writes its entry itself, in a book of its own: acts in different books do not wait for each other.
   * Without it the entry goes into the one record of the register, whose acts are serial.
   */
  book?: Book<O>
  /**
   * What it asks before all else, in the trip that begins its transaction; `run` finds the rows as `context.found`.
   * Only where it has a book of its own.
   * @param now the moment to act at, if it is not that of the transaction
   */
  first?(input: I, now: string | undefined): RawBuilder<unknown> | undefined
  run(context: ActContext, input: I): Promise<Outcome<O>>
}

/** Where acts about one kind of thing are written down, beside the register's record. It keeps a key from standing twice. */
export interface Book<O> {
  /** The answer that this actor got for this key, if any. Throws a refusal when the key was used for something else. */
  known(tx: Snapshot, asked: Keyed): Promise<{ result: O } | undefined>
}

/** A request that was given a key, so that a retry does not act twice. */
export interface Keyed {
  actor: Actor
  act: string
  key: string
  inputHash: Buffer
}

export interface ActContext {
  tx: Tx
  actor: Actor
  /** The moment of the act, ISO with microseconds; later than every act before. */
  at: string
  /** The number of the entry that this act gets in the record; 0 when it has a book of its own. */
  recordId: number
  /** Nothing of the act follows its last statement: it may carry the commit. Only where the act has a book of its own. */
  endsWithIt?: boolean
  /** What the act asked before all else. */
  found?: readonly unknown[]
  /** The key of the request and the hash of its input: an act with a book of its own writes them down. */
  keyed?: Pick<Keyed, 'key' | 'inputHash'> | undefined
  requestId?: string
  /**
   * Asks for a power that depends on what the act finds. The ground goes into the record.
   * @throws Problem 403 that names the power and who holds it
   */
  need(power: Power, target: Target): Promise<Ground>
}

/** What the act answers, and what the record keeps of it. */
export interface Outcome<O> {
  result: O
  decisionId?: string
  decisionNumber?: string
  subject?: { kind: string; id: string }
  reason?: string
  before?: unknown
  after?: unknown
}

/** haicap itself as an actor: loading a locality, a job. It may do everything; the record names it. */
export function systemActor(name: string): Actor {
  return { subject: `system:${name}`, name: 'haicap', personId: null, rights: allRights }
}

/** Every power everywhere: for haicap itself. */
export const allRights: Rights = {
  ground: async () => ({ capacity: 'haicap', postId: null, vestings: [] }),
  lack: async (_tx, power) => forbidden('record.refusal.power', { power })
}

/** No power: for whoever is signed in and holds no post. */
export const noRights: Rights = {
  ground: async () => null,
  lack: async (_tx, power) => forbidden('record.refusal.power', { power })
}

/** Whether an actor may do something, for pages that offer only what can be done. */
export async function mayDo(
  tx: Snapshot,
  actor: Actor | null,
  power: Power,
  target: Target = null
): Promise<boolean> {
  return actor !== null && (await actor.rights.ground(tx, power, target)) !== null
}

/** The bodies of several for which an actor may do something. */
export async function mayDoAmong(
  tx: Snapshot,
  { rights }: Pick<Actor, 'rights'>,
  power: Power,
  organizationIds: readonly string[]
): Promise<string[]> {
  if (rights.among) return rights.among(tx, power, organizationIds)
  const allowed: string[] = []
  for (const organizationId of organizationIds)
    if (await rights.ground(tx, power, { organizationId })) allowed.push(organizationId)
  return allowed
}

/**
 * The same where a page needs the power.
 * @throws Problem 403 that names the power and who holds it
 */
export async function needPower(
  tx: Snapshot,
  actor: Actor,
  power: Power,
  target: Target = null
): Promise<Ground> {
  const ground = await actor.rights.ground(tx, power, target)
  if (!ground) throw await actor.rights.lack(tx, power, target)
  return ground
}
