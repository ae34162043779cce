import type { acts } from '../../../acts/index.ts'
import { askSupplementForm } from './ask-supplement.tsx'
import { correctForm } from './correct.tsx'
import { handOverForm, moveVersionForm, receiveForm, releaseForm, settleAtOnceForm } from './ends.tsx'
import { extendForm } from './extend.tsx'
import { giveOpinionForm, seekOpinionForm } from './opinions.tsx'
import { askPaymentForm, payForm } from './payment.tsx'
import { assignForm, passForm } from './people.tsx'
import { proposeForm } from './propose.tsx'
import { refuseForm, returnForm, signForm, stopForm, withdrawForm } from './reasons.tsx'
import { supplementForm } from './supplement.tsx'
import type { VerbForm } from './verb-form.ts'

/** Nothing is asked for: the button does it. */
const nothing: VerbForm = { open: () => ({ fields: () => null, input: () => ({}) }) }

/** The forms of the acts on one dossier. Drafts are written where dossiers are received. */
export const verbForms = {
  receive: receiveForm,
  refuse: refuseForm,
  'ask-supplement': askSupplementForm,
  supplement: supplementForm,
  'ask-payment': askPaymentForm,
  pay: payForm,
  assign: assignForm,
  'take-over': nothing,
  pass: passForm,
  'seek-opinion': seekOpinionForm,
  'give-opinion': giveOpinionForm,
  propose: proposeForm,
  return: returnForm,
  sign: signForm,
  release: releaseForm,
  send: nothing,
  'hand-over': handOverForm,
  'settle-at-once': settleAtOnceForm,
  stop: stopForm,
  withdraw: withdrawForm,
  extend: extendForm,
  correct: correctForm,
  'move-version': moveVersionForm
} satisfies Partial<Record<keyof typeof acts, VerbForm>>

export type FormVerb = keyof typeof verbForms
