/**
 * The registry desk: RDAP of the simulated registries, and a counter where a visitor plays holder, registry and router.
 *
 * A program of the world outside: the product reaches it by RDAP and sees the rest in files.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { parsePrefix } from '#lib/address-space/prefix.ts'
import { makeLog } from '#lib/platform/log.ts'
import { type Html, html } from '../html.ts'
import { act } from './act.ts'
import { type Desk, type DeskView, openDesk } from './desk.ts'
import { homePage, memberPage, registrationPath } from './member-pages.ts'
import { pageReply, seeOther } from './page.ts'
import { findHoldings } from './rdap.ts'
import { answerRdap, problem, questionLimit } from './rdap-server.ts'
import { registrationPage } from './registration-page.ts'
import type { Reply } from './reply.ts'

export type RegistryDeskOptions = {
  port: number
  /** Address to listen on. */
  host?: string
  /** Holds the world's birth and its journal, to which this desk alone writes. */
  worldFolder: string
  /** The world's time. */
  now: () => Promise<Date>
  /** Where the market's own pages are, for the way back. */
  marketUrl?: string
  /** RDAP questions that one client gets answered in a minute; more are answered with 429. */
  questionsPerMinute?: number
}

/** `rdapUrl` is the base of its RDAP service, for the product's RDAP_BASE_URL. */
export type RegistryDesk = { url: string; rdapUrl: string; stop(): Promise<void> }

const mostFormBytes = 16 * 1024

export async function startRegistryDesk(options: RegistryDeskOptions): Promise<RegistryDesk> {
  const { port, host = '127.0.0.1', questionsPerMinute = 600 } = options
  const desk = openDesk(options)
  const mayAsk = questionLimit(questionsPerMinute)
  const url = `http://${host}:${port}`
  const answer = async (request: IncomingMessage): Promise<Reply> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', url)
    if (pathname.startsWith('/rdap/')) {
      if (!mayAsk(request.socket.remoteAddress ?? '', performance.now())) {
        const refused = problem(429, 'Too many questions in a minute.')
        return { ...refused, headers: { ...refused.headers, 'retry-after': '60' } }
      }
      return answerRdap(await desk.look(), `${url}/rdap`, pathname.slice('/rdap/'.length))
    }
    if (request.method === 'POST') return pathname === '/act' ? postForm(desk, request) : notFound(await desk.look())
    return openPage(await desk.look(), pathname, searchParams)
  }
  const server = createServer((request, response) => {
    answer(request).then(
      (reply) => send(response, reply),
      (error: unknown) => {
        makeLog('registry-desk').error(error)
        send(response, { status: 500, headers: { 'content-type': 'text/plain' }, body: 'The desk has a fault.\n' })
      },
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  return {
    url,
    rdapUrl: `${url}/rdap`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.writeHead(status, headers)
  response.end(body)
}

function openPage(view: DeskView, pathname: string, query: URLSearchParams): Reply {
  const told = query.get('said')
  const said = told === null ? null : html`<p class="said" role="status">${told}</p>`
  if (pathname === '/') return homePage(view, said)
  if (pathname === '/registration') return openRegistration(view, query, said)
  const member = view.world.organisations.find(({ id }) => pathname === `/member/${id}`)
  return member ? memberPage(view, member) : notFound(view)
}

function openRegistration(view: DeskView, query: URLSearchParams, said: Html | null): Reply {
  const text = (query.get('block') ?? '').trim()
  const block = parsePrefix(text)
  if (!block.ok) return refusal(view, block.error.message)
  const [holding] = findHoldings(view, block.value)
  if (!holding) return refusal(view, `Nobody holds ${text} as a whole.`)
  return registrationPage(view, { block: block.value, holding, said, query })
}

async function postForm(desk: Desk, request: IncomingMessage): Promise<Reply> {
  const fields = await readForm(request)
  const view = await desk.look()
  // Another site's page must not play here in a visitor's name.
  const { origin, host } = request.headers
  if (origin !== undefined && origin !== `http://${host}`) return refusal(view, 'This form came from another site.')
  if (fields === null) return refusal(view, 'This form is too long.')
  const done = act(view, fields)
  if (!done.ok) return refusal(view, done.error)
  desk.record(done.value.events)
  const said = `said=${encodeURIComponent(done.value.said)}`
  return seeOther(fields.block === undefined ? `/?${said}` : `${registrationPath(fields.block.trim())}&${said}`)
}

async function readForm(request: IncomingMessage): Promise<Record<string, string> | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    const piece = Buffer.from(chunk)
    bytes += piece.length
    if (bytes <= mostFormBytes) chunks.push(piece)
  }
  if (bytes > mostFormBytes) return null
  return Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString('utf8')))
}

const refusal = (view: DeskView, why: string): Reply =>
  pageReply({
    title: 'Not done',
    view,
    status: 422,
    body: html`<p class="refused" role="alert">${why}</p><p>Go back to correct it.</p>`,
  })

const notFound = (view: DeskView): Reply =>
  pageReply({ title: 'No such page', view, status: 404, body: html`<p>Nothing is here.</p>` })
