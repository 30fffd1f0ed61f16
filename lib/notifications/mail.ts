/** The port of outgoing mail. Which server carries it, and how, is the adapter's to know. */
import type { Result } from '#lib/kernel/result.ts'

export type OutgoingMail = {
  /** Names the mail for good: sent twice, it bears the same Message-ID, and a mailbox keeps one. */
  key: string
  from: string
  to: string
  subject: string
  text: string
}

/** Resolves once a server has taken the mail, or with the reason why none did. */
export type MailGateway = { send(mail: OutgoingMail): Promise<Result<null, string>> }
