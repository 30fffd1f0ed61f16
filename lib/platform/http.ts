/**
 * Asks another service for JSON, within a time limit, and says in five words why there is no answer.
 *
 * An answer that is not what its schema says counts as malformed: nothing unchecked goes further.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { readRetryAfter } from './retry-after.ts'

export type Patience = {
  /** For the whole answer, each time it is asked for. */
  timeoutMs: number
  /** How often to ask again after a timeout or a failure of the service; waits double from 250 ms. */
  retries: number
}

const userAgent = 'dotquad/0.1 (open IPv4 marketplace; dossier on request)'
const longestWaitMs = 10_000
const mostBytes = 32 * 1024 * 1024

/** `retryAfterMs`: how long the service says to wait. `redirectTo`: where it sends on to, as it wrote it. */
export type Attempt<T> = Result<T, Unanswered> & { retryAfterMs?: number; redirectTo?: string }

/** The body as text, or null where it is longer than anybody honest sends. */
async function readBody(response: Response): Promise<string | null> {
  const decoder = new TextDecoder()
  const parts: string[] = []
  let bytes = 0
  for await (const chunk of response.body ?? []) {
    bytes += chunk.byteLength
    if (bytes > mostBytes) return null
    parts.push(decoder.decode(chunk, { stream: true }))
  }
  return parts.join('') + decoder.decode()
}

function parseBody<T>(text: string | null, schema: z.ZodType<T>): Result<T, Unanswered> {
  try {
    const parsed = schema.safeParse(JSON.parse(text ?? ''))
    return parsed.success ? ok(parsed.data) : err('malformed')
  } catch (error) {
    if (error instanceof SyntaxError) return err('malformed')
    throw error
  }
}

type Way = { timeoutMs: number; redirect: 'follow' | 'manual' }

async function attempt<T>(url: string, schema: z.ZodType<T>, { timeoutMs, redirect }: Way): Promise<Attempt<T>> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json, application/rdap+json', 'user-agent': userAgent },
      redirect,
      signal: AbortSignal.timeout(timeoutMs),
    })
    if (response.ok) return parseBody(await readBody(response), schema)
    await response.body?.cancel()
    if (response.status === 404) return err('not-found')
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (location !== null) return { ...err('unreachable'), redirectTo: location }
    const retryAfterMs = readRetryAfter(response.headers.get('retry-after'), Date.now())
    const problem = response.status === 429 ? 'rate-limited' : 'unreachable'
    return retryAfterMs === null ? err(problem) : { ...err(problem), retryAfterMs }
  } catch (error) {
    // fetch throws TypeError for every failure of the connection, DOMException for the time limit.
    if (error instanceof DOMException && error.name === 'TimeoutError') return err('timeout')
    if (error instanceof TypeError) return err('unreachable')
    throw error
  }
}

/**
 * The JSON at `url` as `schema` says, or why not. `Retry-After` is honoured once, whatever `retries`
 * says, unless it asks for more than ten seconds.
 */
export async function getJson<T>(
  url: string,
  schema: z.ZodType<T>,
  patience: Patience,
): Promise<Result<T, Unanswered>> {
  let retriesLeft = patience.retries
  let pauseMs = 250
  let mayBeTold = true
  for (;;) {
    const { retryAfterMs, ...answer } = await attempt(url, schema, {
      timeoutMs: patience.timeoutMs,
      redirect: 'follow',
    })
    if (answer.ok) return answer
    if (retryAfterMs !== undefined) {
      if (!mayBeTold || retryAfterMs > longestWaitMs) return answer
      mayBeTold = false
      await wait(retryAfterMs)
      continue
    }
    const mayPass = answer.error === 'timeout' || answer.error === 'unreachable'
    if (!mayPass || retriesLeft === 0) return answer
    retriesLeft -= 1
    await wait(pauseMs)
    pauseMs *= 2
  }
}

/** Asks once and follows nobody: for whoever decides themselves where to go next, and when to come back. */
export const askOnce = <T>(url: string, schema: z.ZodType<T>, timeoutMs: number): Promise<Attempt<T>> =>
  attempt(url, schema, { timeoutMs, redirect: 'manual' })
