import type { Language } from '../../i18n/index.ts'

/** Someone whom the demonstration lets one be. */
export interface Official {
  /** As the sign-in names them. */
  subject: string
  name: string
  /** What they do now, in words. */
  posts: string[]
}

/** The people of the demonstration: whoever the register knows at this moment, asked anew each time. */
export interface Officials {
  /** Those whom it is worth to be, offered first. */
  featured(language: Language): Promise<Official[]>
  find(subject: string): Promise<Pick<Official, 'subject' | 'name'> | undefined>
  /** By name, number or unit; the first few. */
  search(text: string, language: Language): Promise<Official[]>
}

/** An invented citizen whom the demonstration lets one be. */
export interface DemoCitizen {
  /** As the sign-in names them; it says nothing of them. */
  subject: string
  name: string
  /** Personal identification number, invented as well. */
  number: string
  birthDate: string
}

/** Everybody whom the demonstration lets one be. */
export interface DemoPeople {
  officials: Officials
  citizens: readonly DemoCitizen[]
}

export type Account = DemoCitizen | Pick<Official, 'subject' | 'name'>

/** Whom a subject means. */
export async function accountOf(
  { officials, citizens }: DemoPeople,
  subject: string
): Promise<Account | undefined> {
  return citizens.find((one) => one.subject === subject) ?? (await officials.find(subject))
}
