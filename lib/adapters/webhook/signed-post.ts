/**
 * Posts a signed message to an address that a customer named, and to nothing inside this house.
 *
 * Every address that the name leads to is judged before the connection is opened, and it is opened to the judged one:
 * a name that answers differently a moment later gains nothing. IPv4 alone, no redirect is followed.
 */
import { createHmac } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { isIP } from 'node:net'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { WebhookFault, WebhookMessage, WebhookSender } from '#lib/notifications/webhook.ts'
import { findPublicAddress } from '#lib/platform/public-address.ts'

const patienceMs = 10_000

/** `allowsPrivate`: a house whose own network is where its webhooks lead; then plain http will do too. */
export function signedPost({ allowsPrivate, now }: { allowsPrivate: () => boolean; now: () => number }): WebhookSender {
  return {
    async post(message, isPublic) {
      const url = new URL(message.url)
      if (url.protocol !== 'https:' && !allowsPrivate()) return fault('Only https is posted to.')
      const signal = AbortSignal.timeout(patienceMs)
      const address = await findPublicAddress(url.hostname, {
        isPublic: allowsPrivate() ? () => true : isPublic,
        signal,
      })
      if (!address.ok) return fault(address.error)
      return send(message, { url, address: address.value, seconds: Math.floor(now() / 1000), signal })
    },
  }
}

const fault = (problem: string, status: number | null = null): Result<never, WebhookFault> => err({ status, problem })

type Destination = { url: URL; address: string; seconds: number; signal: AbortSignal }

function send({ id, body, secret }: WebhookMessage, { url, address, seconds, signal }: Destination) {
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
        signal,
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
