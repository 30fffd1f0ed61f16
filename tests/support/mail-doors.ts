/** A mail server with a door for each sender: it counts what it took, and may keep a sender waiting in the middle. */
import type { AddressInfo } from 'node:net'
import PostalMime from 'postal-mime'
import { SMTPServer } from 'smtp-server'

export type MailDoors = {
  /** SMTP_URL of each door. */
  urls: readonly string[]
  /** Message-ID of each mail it took, as often as it took it. */
  taken: string[]
  /** The next mail is not answered; gives the door that it came to. */
  keepNextWaiting(): Promise<number>
  close(): Promise<void>
}

export async function openMailDoors(count: number): Promise<MailDoors> {
  const taken: string[] = []
  let waiting: ((door: number) => void) | null = null
  const servers = Array.from(
    { length: count },
    (_, door) =>
      new SMTPServer({
        disabledCommands: ['AUTH', 'STARTTLS'],
        logger: false,
        async onData(stream, _session, done) {
          const chunks: Buffer[] = []
          for await (const chunk of stream) chunks.push(Buffer.from(chunk))
          if (waiting) {
            waiting(door)
            waiting = null
            return
          }
          taken.push((await PostalMime.parse(Buffer.concat(chunks))).messageId ?? '')
          done()
        },
      }),
  )
  // A sender that is killed leaves its connection; that is the test and no fault of the server.
  for (const server of servers) server.on('error', () => undefined)
  const listeners = await Promise.all(
    servers.map(
      (server) =>
        new Promise<AddressInfo>((done) => {
          const listener = server.listen(0, '127.0.0.1', () => done(listener.address() as AddressInfo))
        }),
    ),
  )
  return {
    urls: listeners.map(({ port }) => `smtp://127.0.0.1:${port}`),
    taken,
    keepNextWaiting: () =>
      new Promise((resolve) => {
        waiting = resolve
      }),
    close: async () => {
      await Promise.all(servers.map((server) => new Promise<void>((done) => server.close(() => done()))))
    },
  }
}
