/** What is sent. */
export interface Outgoing {
  /** The same at each attempt: a gateway can know one that comes twice. */
  id: string
  to: string
  /** Of e-mails. */
  subject: string | null
  body: string
  language: string
}

/** How a sending ended. */
export type Sending =
  | { end: 'sent'; said: string }
  /** The receiving side refused it for good. */
  | { end: 'refused'; said: string }
  /** Not now; perhaps later. `way`: it is the way that is shut, not this one recipient. */
  | { end: 'later'; said: string; way?: boolean }

/** A way to send e-mails. Whatever goes wrong is an answer, nothing is thrown. */
export interface MailSender {
  send(notice: Outgoing): Promise<Sending>
  /** Ends connections that it keeps open. */
  close?(): void
}

/** A way to send text messages. Whatever goes wrong is an answer, nothing is thrown. */
export interface SmsSender {
  send(notice: Outgoing): Promise<Sending>
}

export interface Senders {
  email: MailSender
  sms: SmsSender
}
