import { z } from 'zod'

/** The system outside with which cases are exchanged. */
export interface ExchangeSettings {
  /** Where states are told to; `<url>/messages` lists what it has to tell. */
  url: string
  /** The code by which it knows this province. */
  agency: string
  /** What it asks for as a bearer token. */
  key: string
  /** Whether its messages are fetched too; without it they are only taken when it posts them. */
  pull: boolean
}

const blankAsNone = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), type.optional())

/** The variables of the exchange, for the one schema of the environment. */
export const exchangeVariables = {
  HAICAP_PORTAL_URL: blankAsNone(z.url({ protocol: /^https?$/ })),
  HAICAP_PORTAL_AGENCY: blankAsNone(z.string().max(100)),
  HAICAP_PORTAL_KEY: blankAsNone(z.string().max(2000)),
  HAICAP_PORTAL_PULL: blankAsNone(z.enum(['yes', 'no'])),
  HAICAP_PAYMENT_SECRET: blankAsNone(
    z.string().regex(/^whsec_[A-Za-z0-9+/]{32,}={0,2}( whsec_[A-Za-z0-9+/]{32,}={0,2})*$/)
  )
}

const given = z.object(exchangeVariables)
type Given = z.infer<typeof given>

/**
 * The settings of the exchange from their variables; undefined: nothing is told to anybody.
 * @param unusable makes the problem that names variables that are missing
 */
export function exchangeSettings(
  given: Given,
  unusable: (names: string[]) => Error
): ExchangeSettings | undefined {
  const { HAICAP_PORTAL_URL: url, HAICAP_PORTAL_AGENCY: agency, HAICAP_PORTAL_KEY: key } = given
  const pull = given.HAICAP_PORTAL_PULL === 'yes'
  if (url && agency && key) return { url: url.replace(/\/+$/, ''), agency, key, pull }
  if (!url && !agency && !key && !pull) return undefined
  const parts = { HAICAP_PORTAL_URL: url, HAICAP_PORTAL_AGENCY: agency, HAICAP_PORTAL_KEY: key }
  throw unusable(Object.entries(parts).flatMap(([name, value]) => (value ? [] : [name])))
}

/** The secrets with which a bank, or whoever takes payments for it, signs what it tells; several while they are changed. */
export const paymentSecrets = ({ HAICAP_PAYMENT_SECRET: given }: Given): string[] => given?.split(' ') ?? []
