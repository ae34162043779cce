import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import type { VNode } from 'preact'
import type { z } from 'zod'
import type { NavigationItem } from '../../ui/layout/navigation.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/index.ts'
import type { Day } from '../day.ts'
import type { Language, T } from '../i18n/index.ts'
import type { Actor, CitizenActor } from '../record/index.ts'
import type { SiteClock } from '../site-clock.ts'
import type { Say } from './flash.ts'
import type { Form } from './form.ts'
import type { Params, View } from './view.ts'

/** Routes of a room: `api` is mounted at /api, `pages` at /. */
export type RoomRoutes = FastifyPluginAsyncZod<RoomOptions>

export interface RoomOptions {
  database: Database
  config: Config
}

export interface Room {
  name: string
  api?: RoomRoutes
  pages?: RoomRoutes
  /** What it offers in the navigation to whoever asks. Asked for each page, so it has to be cheap. */
  navigation?(request: FastifyRequest, options: RoomOptions): Promise<readonly NavigationItem[]>
}

/** Finds out who is asking; null for nobody in particular. */
export type Identify = (request: FastifyRequest, reply: FastifyReply) => Promise<Actor | null>

export interface PageOptions {
  /** Text in the reader's language. */
  title: string
  status?: number
  /** A way back above the page. */
  back?: { href: string; text: string }
  /** For maps and wide tables. */
  wide?: boolean
  /** Whether the reader may choose another day here. Default: yes. */
  dateSwitch?: boolean
}

/** How a posted form is taken, carried out and answered. */
export interface FormHandling<S extends z.ZodType, O> {
  input: S
  act(input: z.output<S>): Promise<O> | O
  again(form: Form): PageOptions & { page: VNode }
  /** Where to go when it is done. */
  done(result: O): Onward
}

/** Where to go when it is done, and what to say there. */
export interface Onward {
  to: string
  params?: Params
  say?: Say
}

declare module 'fastify' {
  interface FastifyInstance {
    siteClock: SiteClock
  }
  interface FastifyRequest {
    language: Language
    t: T
    /** The day as of which to answer. */
    at: Day
    /** The moment by whose knowledge to answer; null for the present. */
    known: string | null
    actor: Actor | null
    /**
     * The reader as a citizen who acts for themselves, without any power; null unless the provider has verified who they
     * are. Whoever is only a citizen is no `actor`: pages of officials treat them like everybody.
     */
    citizen: CitizenActor | null
    /** The session by which the reader is signed in; null for programs and for nobody. */
    sessionId: string | null
    view: View
    /** What the rooms offer in the navigation to whoever asks. */
    navigation: readonly NavigationItem[]
  }
  interface FastifyReply {
    page(content: VNode, options: PageOptions): FastifyReply
    /** 303 to a page of ours, which then says `say` once. */
    seeOther(path: string, options?: { params?: Params; say?: Say }): FastifyReply
    form<S extends z.ZodType, O>(handling: FormHandling<S, O>): Promise<FastifyReply>
    download(name: string, type: string, content: string | Buffer): FastifyReply
  }
  interface FastifyContextConfig {
    /** No token is asked of posts to this route: it knows its callers otherwise. */
    withoutCsrf?: boolean
    /** Served as it is: no one is identified, no day is read. */
    plain?: boolean
  }
}
