import { askPayment } from './ask-payment.ts'
import { askSupplement } from './ask-supplement.ts'
import { assignDossier } from './assign-dossier.ts'
import { correctDossier } from './correct-dossier.ts'
import { draftDossier } from './draft-dossier.ts'
import { extend } from './extend.ts'
import { giveOpinion } from './give-opinion.ts'
import { handOver } from './hand-over.ts'
import { moveToVersion } from './move-to-version.ts'
import { passOn } from './pass-on.ts'
import { pay } from './pay.ts'
import { propose } from './propose.ts'
import { receiveDossier } from './receive-dossier.ts'
import { refuseDossier } from './refuse-dossier.ts'
import { release } from './release.ts'
import { returnForRework } from './return-for-rework.ts'
import { reviseDraft } from './revise-draft.ts'
import { seekOpinion } from './seek-opinion.ts'
import { sendToCenter } from './send-to-center.ts'
import { settleAtOnce } from './settle-at-once.ts'
import { sign } from './sign.ts'
import { stop } from './stop.ts'
import { submitDossier } from './submit-dossier.ts'
import { supplement } from './supplement.ts'
import { takeOver } from './take-over.ts'
import { withdraw } from './withdraw.ts'

/** Everything that can be done to a dossier, by the verb of its address. */
export const acts = {
  draft: draftDossier,
  revise: reviseDraft,
  submit: submitDossier,
  receive: receiveDossier,
  refuse: refuseDossier,
  'ask-supplement': askSupplement,
  supplement,
  'ask-payment': askPayment,
  pay,
  assign: assignDossier,
  'take-over': takeOver,
  pass: passOn,
  'seek-opinion': seekOpinion,
  'give-opinion': giveOpinion,
  propose,
  return: returnForRework,
  sign,
  release,
  send: sendToCenter,
  'hand-over': handOver,
  'settle-at-once': settleAtOnce,
  stop,
  withdraw,
  extend,
  correct: correctDossier,
  'move-version': moveToVersion
} as const
