/** One call of the API, from headers to answer: who asks, under which key, and what goes wrong on purpose. */
import { createHash, timingSafeEqual } from 'node:crypto'
import Stripe from 'stripe'
import type { ApiCheck } from './api-check.ts'
import { type ApiError, describeError } from './api-error.ts'
import { performCall } from './api-routes.ts'
import type { FaultKind, Faults } from './faults.ts'
import { parseForm } from './form-body.ts'
import { newId } from './new-id.ts'
import { type Changes, type KeptAnswer, mergeChanges } from './records.ts'
import type { Standin } from './standin.ts'

export type ApiRequest = {
  method: string
  path: string
  query: string
  body: string
  /** Of the headers, by name in small letters. */
  header(name: string): string | null
}

/** `cut` and `hang` are no answers: the connection is closed, or left alone. */
export type ApiReply = { status: number; headers: Readonly<Record<string, string>>; body: string } | 'cut' | 'hang'

type Said = { status: number; body: unknown }

const keyLifetimeSeconds = 24 * 3600

function findApiKey(request: ApiRequest): string {
  const [scheme = '', given = ''] = (request.header('authorization') ?? '').split(' ')
  if (scheme === 'Bearer') return given
  return scheme === 'Basic' ? (Buffer.from(given, 'base64').toString().split(':')[0] ?? '') : ''
}

const isSame = (a: string, b: string) => a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b))

function checkCaller(request: ApiRequest, secretKey: string | null): ApiError | null {
  const key = findApiKey(request)
  const refuse = (message: string): ApiError => ({ status: 401, type: 'invalid_request_error', message })
  if (/^[rs]k_live_/.test(key)) return refuse('This is a stand-in for Stripe: it must never see a live key.')
  const isKnown = secretKey === null ? /^[rs]k_test_/.test(key) : isSame(key, secretKey)
  if (!isKnown) return refuse('Invalid API Key provided.')
  const version = request.header('stripe-version')
  return version === null || version === Stripe.API_VERSION
    ? null
    : { status: 400, type: 'invalid_request_error', message: `This stand-in speaks ${Stripe.API_VERSION} only.` }
}

/** What a key stands for: method, path and every parameter. */
const fingerprint = ({ method, path, body }: ApiRequest) =>
  createHash('sha256').update(`${method} ${path} ${body}`).digest('hex')

const reusedKey: Omit<ApiError, 'message'> = { status: 400, type: 'idempotency_error' }

/** The answer kept under the key, or the refusal of a key that stood for something else. */
function findKept(request: ApiRequest, kept: KeptAnswer | undefined): Said | null {
  if (!kept) return null
  if (kept.request === fingerprint(request)) return kept
  const message = `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${kept.id}' if you meant to execute a different request.`
  return { status: reusedKey.status, body: describeError({ ...reusedKey, message }, 'none') }
}

const apiFault: ApiError = { status: 500, type: 'api_error', message: 'An unknown error occurred.' }
const rateLimit: ApiError = {
  status: 429,
  type: 'invalid_request_error',
  code: 'rate_limit',
  message: 'Too many requests.',
}

export type ApiAnswerer = (request: ApiRequest) => ApiReply

export function answerApi(given: {
  standin: Standin
  check: ApiCheck
  faults: Faults
  secretKey: string | null
}): ApiAnswerer {
  const { standin, check, faults, secretKey } = given
  const { records, now } = standin

  /** Refusals of the parameters are not kept, as at Stripe: nothing had begun. */
  function execute(request: ApiRequest, requestId: string): { said: Said; changes: Changes | null } {
    const params = parseForm(request.method === 'GET' ? request.query : request.body)
    const outcome = performCall(standin, check, { method: request.method, path: request.path, params })
    if (!outcome.ok) return { said: sayError(outcome.error, requestId), changes: null }
    const { answer, changes } = outcome.value
    assertOwn(check, answer)
    return { said: { status: 200, body: answer }, changes }
  }

  function keep(request: ApiRequest, { status, body }: Said): Changes {
    const id = request.header('idempotency-key')
    return id === null ? {} : { answers: [{ id, request: fingerprint(request), status, body, at: now() }] }
  }

  /** Does the call and keeps its answer, in one line of the file. */
  function performOnce(request: ApiRequest, fault: FaultKind | null, requestId: string): Said | 'cut' {
    if (fault === 'error-before') return sayError(apiFault, requestId)
    if (fault === 'error-stored') {
      const said = sayError(apiFault, requestId)
      records.save(keep(request, said))
      return said
    }
    const { said, changes } = execute(request, requestId)
    if (changes && request.method === 'POST') records.save(mergeChanges(changes, keep(request, said)))
    if (fault === 'cut-after') return 'cut'
    return fault === 'error-after' ? sayError(apiFault, requestId) : said
  }

  return (request) => {
    const requestId = newId('req')
    const refused = checkCaller(request, secretKey)
    if (refused) return reply(sayError(refused, requestId), requestId)
    const fault = request.method === 'POST' ? faults.take() : null
    if (fault === 'hang') return 'hang'
    if (fault === 'rate-limit') return reply(sayError(rateLimit, requestId), requestId)
    const kept = records.answers.get(request.header('idempotency-key') ?? '')
    const replayed = kept && kept.at > now() - keyLifetimeSeconds ? findKept(request, kept) : null
    if (replayed) return reply(replayed, requestId, { 'idempotent-replayed': 'true' })
    const said = performOnce(request, fault, requestId)
    return said === 'cut' ? 'cut' : reply(said, requestId)
  }
}

function assertOwn(check: ApiCheck, answer: { object: string }): void {
  if (answer.object !== 'list') check.assertAnswer(answer)
  else if ('data' in answer && Array.isArray(answer.data)) for (const item of answer.data) check.assertAnswer(item)
}

const sayError = (error: ApiError, requestId: string): Said => ({
  status: error.status,
  body: describeError(error, requestId),
})

const reply = (
  { status, body }: Said,
  requestId: string,
  headers: Readonly<Record<string, string>> = {},
): ApiReply => ({
  status,
  headers: {
    ...{ 'content-type': 'application/json', 'request-id': requestId, 'stripe-version': Stripe.API_VERSION },
    ...headers,
  },
  body: JSON.stringify(body),
})
