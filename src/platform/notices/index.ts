import { join } from 'node:path'
import type { Config } from '../config.ts'
import { mailFolder, smsFolder } from './folder.ts'
import type { Senders } from './senders.ts'
import { gatewaySender } from './sms-gateway.ts'
import { smtpSender } from './smtp.ts'

export { giveUpNotice } from './acts/give-up.ts'
export { retryNotice } from './acts/retry.ts'
export { isReachable, type Notice, notify } from './notify.ts'
export { sendNotices, startNotices } from './send.ts'
export type { MailSender, Outgoing, Senders, Sending, SmsSender } from './senders.ts'
export { countNotices, getStuckNotice, type StuckNotice, stuckNotices } from './store.ts'

/** Where notices are put when there is nobody to send them by. */
export const noticesFolder = ({ dataDir }: Pick<Config, 'dataDir'>): string => join(dataDir, 'notices')

/** The ways of the settings; without a server or gateway, a folder. */
export function sendersOf(config: Pick<Config, 'dataDir' | 'messages'>): Senders {
  const { smtp, sms } = config.messages
  const folder = noticesFolder(config)
  return {
    email: smtp ? smtpSender(smtp) : mailFolder(folder),
    sms: sms ? gatewaySender(sms) : smsFolder(folder)
  }
}
