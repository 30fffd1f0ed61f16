/** Mail by SMTP, through the one server of a URL. Knows no text of ours. */
import { createHash } from 'node:crypto'
import { createTransport } from 'nodemailer'
import { err, ok } from '#lib/kernel/result.ts'
import type { MailGateway, OutgoingMail } from '#lib/notifications/mail.ts'

const patienceMs = 10_000

/** The same for the same key: a mailbox that gets the mail twice can tell. */
const messageIdOf = ({ key, from }: OutgoingMail) =>
  `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${from.split('@').at(-1)}>`

/** `url` is asked at each mail, so that a process started before the setting needs none; null: no server is set. */
export function smtpGateway(url: () => string | null): MailGateway {
  return {
    async send(mail) {
      const server = url()
      if (server === null) return err('No mail server is set: SMTP_URL names one.')
      const transport = createTransport({
        url: server,
        connectionTimeout: patienceMs,
        greetingTimeout: patienceMs,
        socketTimeout: patienceMs,
        disableFileAccess: true,
        disableUrlAccess: true,
      })
      const { from, to, subject, text } = mail
      try {
        // An address object is one recipient, whatever stands in it; text would be parsed as a list.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId: messageIdOf(mail) })
        return ok(null)
      } catch (error) {
        // Whatever the server or the network says: the mail waits and is tried again.
        return err(error instanceof Error ? error.message : String(error))
      } finally {
        transport.close()
      }
    },
  }
}
