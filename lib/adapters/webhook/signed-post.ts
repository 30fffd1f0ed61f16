/**
 * Posts a signed message to an address that a customer named, and to nothing inside this house.
 *
 * Every address that the name leads to is judged before the connection is opened, and it is opened to the judged one:
 * a name that answers differently a moment later gains nothing. IPv4 alone, no redirect is followed.
 */
import { createHmac } from 'node:crypto'
import { lookup } from 'node:dns/promises'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { parseAddress } from '#lib/address-space/address.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Reachability, WebhookFault, WebhookMessage, WebhookSender } from '#lib/notifications/webhook.ts'

const patienceMs = 10_000

/** `allowsPrivate`: a house whose own network is where its webhooks lead; then plain http will do too. */
export function signedPost({ allowsPrivate, now }: { allowsPrivate: () => boolean; now: () => number }): WebhookSender {
  return {
    async post(message, isPublic) {
      const url = new URL(message.url)
      if (url.protocol !== 'https:' && !allowsPrivate()) return fault('Only https is posted to.')
      const address = await findAddress(url.hostname, allowsPrivate() ? () => true : isPublic)
      return address.ok ? send(message, { url, address: address.value, seconds: Math.floor(now() / 1000) }) : address
    },
  }
}

const fault = (problem: string, status: number | null = null): Result<never, WebhookFault> => err({ status, problem })

/** All of them must be public: whoever mixes in an inner one means no good. */
async function findAddress(host: string, isPublic: Reachability): Promise<Result<string, WebhookFault>> {
  try {
    const found = await Promise.race([lookup(host, { all: true, family: 4 }), wait(patienceMs, [], { ref: false })])
    const [first] = found
    if (first === undefined) return fault(`${host} has no IPv4 address.`)
    const isInner = found.some(({ address }) => {
      const parsed = parseAddress(address)
      return !(parsed.ok && isPublic(parsed.value))
    })
    return isInner ? fault(`${host} leads to an address that is not public.`) : ok(first.address)
  } catch {
    // Every failure of the resolver: no such name, no answer, a name that is none.
    return fault(`${host} has no IPv4 address.`)
  }
}

type Destination = { url: URL; address: string; seconds: number }

function send({ id, body, secret }: WebhookMessage, { url, address, seconds }: Destination) {
  const bytes = Buffer.from(body)
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise<Result<number, WebhookFault>>((resolve) => {
    const sent = request(
      {
        host: address,
        ...(isIP(url.hostname) === 0 && { servername: url.hostname }),
        port: url.port || undefined,
        path: `${url.pathname}${url.search}`,
        method: 'POST',
        agent: false,
        signal: AbortSignal.timeout(patienceMs),
        headers: {
          host: url.host,
          'content-type': 'application/json',
          'content-length': bytes.length,
          'dotquad-message': id,
          'dotquad-signature': signatureOf(body, { secret, seconds }),
        },
      },
      (response) => {
        const status = response.statusCode ?? 0
        // What it says beside the status is nobody's concern.
        response.destroy()
        resolve(status >= 200 && status < 300 ? ok(status) : fault(`It answered ${status}.`, status))
      },
    )
    sent.on('error', (error) => {
      resolve(fault(error.name === 'AbortError' ? `No answer within ${patienceMs / 1000} s.` : error.message))
    })
    sent.end(bytes)
  })
}

/** As the header bears it. */
export const signatureOf = (body: string, { secret, seconds }: { secret: string; seconds: number }): string =>
  `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
