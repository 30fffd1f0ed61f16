/**
 * Stands in for the mail servers of the world: takes every mail by SMTP, keeps it, and shows it to whoever looks.
 *
 * Nothing is passed on. The viewer is an origin of its own, so that what a mail says cannot act in the market's name.
 */
import { createServer, type ServerResponse } from 'node:http'
import { SMTPServer } from 'smtp-server'
import { listPage, mailPage, missingPage } from './mail-pages.ts'
import { type Mailbox, openMailbox } from './mailbox.ts'

/** Mail is taken from this machine alone, wherever it may be read. */
const smtpHost = '127.0.0.1'
const mostBytes = 1024 * 1024

type MailSinkOptions = {
  smtpPort: number
  httpPort: number
  /** Address that the viewer listens on. */
  host?: string
  /** Where the mail is kept. */
  folder: string
}

/** `smtpUrl` is for the product's SMTP_URL, `url` for its MAIL_VIEWER_URL. */
export type MailSink = { url: string; smtpUrl: string; stop(): Promise<void> }

export async function startMailSink(options: MailSinkOptions): Promise<MailSink> {
  const { smtpPort, httpPort, host = '127.0.0.1', folder } = options
  const mailbox = openMailbox(folder)
  const smtp = smtpServer(mailbox)
  const viewer = createServer((request, response) => {
    show(mailbox, request.url ?? '/', response).catch((error: unknown) => response.destroy(asError(error)))
  })
  await listen(viewer, httpPort, host)
  await listen(smtp, smtpPort, smtpHost)
  return {
    url: `http://${host}:${httpPort}`,
    smtpUrl: `smtp://${smtpHost}:${smtpPort}`,
    stop: async () => {
      viewer.closeAllConnections()
      await Promise.all([
        new Promise<void>((resolve) => viewer.close(() => resolve())),
        new Promise<void>((resolve) => smtp.close(() => resolve())),
      ])
    },
  }
}

const asError = (error: unknown) => (error instanceof Error ? error : new Error(String(error)))

type Listener = {
  listen(port: number, host: string, done: () => void): unknown
  once(event: 'error', then: (error: Error) => void): unknown
}

const listen = (server: Listener, port: number, host: string) =>
  new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })

function smtpServer(mailbox: Mailbox): SMTPServer {
  return new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: mostBytes,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('error', done)
      stream.on('end', () => mailbox.keep(Buffer.concat(chunks)).then(() => done(), done))
    },
  })
}

async function show(mailbox: Mailbox, address: string, response: ServerResponse): Promise<void> {
  const { pathname, searchParams } = new URL(address, 'http://viewer.invalid')
  if (pathname === '/') return send(response, 200, listPage(await mailbox.list(), searchParams.get('to') ?? ''))
  const id = /^\/mail\/([0-9a-f]{32})$/.exec(pathname)?.[1]
  const mail = id === undefined ? null : await mailbox.find(id)
  return mail ? send(response, 200, mailPage(mail)) : send(response, 404, missingPage())
}

function send(response: ServerResponse, status: number, page: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'self'; base-uri 'none'",
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  })
  response.end(page)
}
