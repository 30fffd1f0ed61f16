/** Asks for a file and follows where it is led: at most five times, and from https never to http. */
import { type IncomingMessage, type OutgoingHttpHeaders, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { type DownloadProblem, problem } from './download-problem.ts'

export type Asking = {
  headers: OutgoingHttpHeaders
  signal: AbortSignal
  /** Certificates to trust in place of the system's; null for the system's. */
  ca: string | null
}

const mostRedirects = 5
const redirects: readonly (number | undefined)[] = [301, 302, 303, 307, 308]

/** Plain http carries nothing that could be trusted, but on this machine itself. */
const isLoopback = ({ hostname }: URL): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)

export const mayBeAsked = (url: URL): boolean =>
  url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url))

/** The first answer that leads nowhere else. Throws what Node throws where there is none. */
export async function openResponse(from: URL, asking: Asking): Promise<Result<IncomingMessage, DownloadProblem>> {
  let url = from
  for (let redirected = 0; redirected <= mostRedirects; redirected++) {
    const response = await ask(url, asking)
    if (!redirects.includes(response.statusCode)) return ok(response)
    response.destroy()
    const next = followedTo(url, response.headers.location)
    if (!next.ok) return next
    url = next.value
  }
  return problem('unreachable', `${from.host} leads on more than ${mostRedirects} times.`)
}

function followedTo(url: URL, location: string | undefined): Result<URL, DownloadProblem> {
  if (location === undefined || !URL.canParse(location, url)) {
    return problem('unreachable', `${url.host} leads to an address that is none.`)
  }
  const next = new URL(location, url)
  if (url.protocol === 'https:' && next.protocol !== 'https:') {
    return problem(
      'unreachable',
      `${url.host} leads from https to ${next.protocol.slice(0, -1)}, which is not followed.`,
    )
  }
  return mayBeAsked(next) ? ok(next) : err(notAsked(next))
}

export const notAsked = (url: URL): DownloadProblem => ({
  reason: 'unreachable',
  sentence: `${url.protocol}//${url.host} is not asked: a file is fetched by https, or by http from this machine.`,
  retryAfterMs: null,
  mayPass: false,
})

function ask(url: URL, { headers, signal, ca }: Asking): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    // A connection of its own, so that none is left behind.
    const request = send(url, { headers, signal, agent: false, ...(ca === null ? {} : { ca }) }, resolve)
    request.on('error', reject)
    request.end()
  })
}
