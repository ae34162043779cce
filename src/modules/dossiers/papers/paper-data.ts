import type { Day } from '../../../platform/day.ts'

/** An instant, ISO 8601 with offset; papers show it by the locality's clock. */
export type Instant = string

/** The head of an official paper; names in ordinary writing, the paper sets capitals. */
export interface PaperHead {
  /** The body above, if the paper names one. */
  superior?: string
  agency: string
  /** With its symbol, `12/TNHS`; dots to be filled in by hand, if not given. */
  number?: string
  /** Where it is dated. */
  place: string
  day: Day
}

export interface PaperApplicant {
  name: string
  /** Who hands it in for them: a parent for a child, whoever was authorized. */
  delegate?: string
  address?: string
  phone?: string
  email?: string
}

/** What all papers of one dossier say. */
interface CasePaper {
  head: PaperHead
  code?: string
  /** Printed as QR code: the address of the public status page. */
  statusUrl?: string
  applicant: PaperApplicant
  /** The procedure, or the request in words. */
  procedure: string
  /** Of a paper that is signed as a file: when, and where anyone checks it, printed as QR code. */
  signedAt?: Instant
  verifyUrl?: string
}

export interface PaperComponent {
  name: string
  originals: number
  copies: number
  note?: string
}

/** Receipt of a dossier and appointment for its result. */
export interface ReceiptData extends CasePaper {
  components: PaperComponent[]
  sets: number
  /** Time limit by law in words: "03 ngày làm việc". */
  legalTime?: string
  receivedAt: Instant
  returnAt?: Instant
  returnWay?: string
  book?: { volume: string; number: string }
  officer: string
}

/** Everything that is missing, asked for once. */
export interface SupplementData extends CasePaper {
  items: string[]
  reason: string
  contact?: { name: string; phone: string }
  officer: string
}

export interface RefusalData extends CasePaper {
  reason: string
  legalGround?: string
  officer: string
}

/** Signed by the head of the settling body or in their stead. */
interface SignedPaper extends CasePaper {
  /** `lines` as they stand above the name: "TM. Ủy ban nhân dân", "KT. Chủ tịch", "Phó Chủ tịch". */
  signature: { lines: string[]; name: string }
  /** Without the file copy, which every paper adds. */
  recipients: string[]
}

/** Apology, and the day newly set. */
export interface ExtensionData extends SignedPaper {
  receivedAt: Instant
  promisedAt: Instant
  reason: string
  newReturnAt: Instant
}

export interface StopData extends SignedPaper {
  receivedAt: Instant
  stoppedAt: Instant
  reason: string
  legalGround?: string
  /** What becomes of the papers handed in. */
  takeBack?: string
}

/** One row of the control sheet: who handed over to whom. */
export interface ControlStep {
  name?: string
  from: { unit: string; person?: string }
  to: { unit: string; person?: string }
  handedAt: Instant
  result?: 'early' | 'on_time' | 'late'
  note?: string
}

export interface ControlData extends CasePaper {
  settling: string
  coordinating: string[]
  receivedAt: Instant
  returnAt?: Instant
  steps: ControlStep[]
}

export interface RegisterRow {
  code: string
  procedure: string
  sets: number
  applicant: string
  address?: string
  phone?: string
  settling: string
  /** Not of what was refused. */
  receivedAt?: Instant
  returnAt?: Instant
  /** To the body that settles it. */
  transferredAt?: Instant
  /** From there. */
  resultAt?: Instant
  returnedAt?: Instant
  returnWay?: string
  note?: string
}

export interface RegisterData {
  head: PaperHead
  /** First and last day. */
  period: { from: Day; until: Day }
  rows: RegisterRow[]
}

/** What each kind of paper is made of. */
export interface PaperData {
  receipt: ReceiptData
  supplement: SupplementData
  refusal: RefusalData
  extension: ExtensionData
  stop: StopData
  control: ControlData
  register: RegisterData
}

export const paperKinds = [
  'receipt',
  'supplement',
  'refusal',
  'extension',
  'stop',
  'control',
  'register'
] as const satisfies (keyof PaperData)[]
export type PaperKind = (typeof paperKinds)[number]
