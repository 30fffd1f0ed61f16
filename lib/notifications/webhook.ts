/**
 * The port of outgoing webhooks: signed messages to an address that a customer names.
 *
 * `Dotquad-Signature: t=<seconds>,v1=<hex>` where v1 is HMAC-SHA256 over `<seconds>.<body>` with the webhook's secret.
 */
import type { Result } from '#lib/kernel/result.ts'

export type WebhookMessage = {
  readonly id: string
  readonly url: string
  readonly secret: string
  readonly body: string
}

/** Whether an IPv4 address is one of the public Internet. */
export type Reachability = (address: number) => boolean

export type WebhookFault = { readonly status: number | null; readonly problem: string }

/** The status that was answered, where it is 2xx; else what went wrong. */
export type WebhookSender = {
  post(message: WebhookMessage, isPublic: Reachability): Promise<Result<number, WebhookFault>>
}

/** Null where it will do, else what would be right. Where it leads is asked when it is called. */
export function findUrlProblem(text: string): string | null {
  if (!URL.canParse(text)) return 'Write a whole address, such as https://example.com/hooks/dotquad.'
  const { protocol, username, password } = new URL(text)
  if (protocol !== 'https:') return 'The address must begin with https://, so that nobody reads along.'
  if (username !== '' || password !== '') return 'Leave name and password out of it: messages are signed instead.'
  return text.length > 500 ? 'The address is longer than 500 characters.' : null
}
