/**
 * One question to an RDAP service over HTTP (RFC 7480): where it sends on, how often it may be asked, and when again.
 *
 * A service that says it was asked too often is left alone for as long as it says, by every process of the house. What
 * it sends on to is asked only where the caller trusts that place.
 */
import type { z } from 'zod'
import { err, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import type { HostBackOff } from '#lib/platform/host-back-off.ts'
import type { Attempt, askOnce } from '#lib/platform/http.ts'

export type RdapMeans = {
  ask: typeof askOnce
  backOff: HostBackOff
  /** Milliseconds. */
  wait: (ms: number) => Promise<unknown>
}

/** `hosts`: that answered, and before it those that sent on to it. */
export type Heard<T> = Result<T, Unanswered> & { hosts: readonly string[] }

type Question<T> = { url: string; schema: z.ZodType<T>; isTrusted: (url: URL) => boolean }

const timeoutMs = 6_000
const mostRedirects = 3
const pauseMs = 250
/** Where a service says that it is asked too often and not for how long. */
const usualHoldMs = 60_000
/** A date far off is a slip: nobody is silent for longer than a day. */
const longestHoldMs = 24 * 3_600_000

export async function askService<T>(means: RdapMeans, { url, schema, isTrusted }: Question<T>): Promise<Heard<T>> {
  const hosts: string[] = []
  let next = new URL(url)
  for (;;) {
    hosts.push(next.host)
    const { redirectTo, retryAfterMs: _told, ...answer } = await askHost(means, next, schema)
    if (redirectTo === undefined) return { ...answer, hosts }
    const target = URL.parse(redirectTo, next.href)
    if (!target || hosts.length > mostRedirects || !isTrusted(target)) return { ...err('unreachable'), hosts }
    next = target
  }
}

/** Once more after a timeout or a failure of the service that asks for no time. */
async function askHost<T>({ ask, backOff, wait }: RdapMeans, url: URL, schema: z.ZodType<T>): Promise<Attempt<T>> {
  if ((await backOff.heldFor(url.host)) !== null) return err('rate-limited')
  const first = await ask(url.href, schema, timeoutMs)
  const mayPass = !first.ok && (first.error === 'timeout' || first.error === 'unreachable')
  const again = mayPass && first.redirectTo === undefined && first.retryAfterMs === undefined
  const answer = again ? await wait(pauseMs).then(() => ask(url.href, schema, timeoutMs)) : first
  const isTooOften = !answer.ok && answer.error === 'rate-limited'
  if (isTooOften || answer.retryAfterMs !== undefined) {
    await backOff.hold(url.host, Math.min(answer.retryAfterMs ?? usualHoldMs, longestHoldMs))
  }
  return answer
}
