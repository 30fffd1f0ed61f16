/** Every call of Stripe's API that the stand-in answers: a method, a path, and what is done. */
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { ApiCheck } from './api-check.ts'
import { type ApiError, invalid, noSuch } from './api-error.ts'
import type { ApiRoots } from './api-roots.ts'
import { createRefund } from './create-refund.ts'
import { createSession } from './create-session.ts'
import { expireSession } from './expire-session.ts'
import { listObjects } from './list-objects.ts'
import type { Answer, Outcome, Standin } from './standin.ts'

export type Call = { method: string; path: string; params: unknown }

type Handler = (standin: Standin, check: ApiCheck, call: Call & { id: string }) => Answer
type Route = { method: string; path: RegExp; handle: Handler }

/** The handler gets its parameters with their types, or the caller gets told what is wrong with them. */
const taking =
  <Name extends keyof ApiRoots>(
    name: Name,
    handle: (standin: Standin, params: ApiRoots[Name], call: Call & { id: string }) => Result<Outcome, ApiError>,
  ): Handler =>
  (standin, check, call) => {
    const params = check.readRequest(name, call.params)
    if (params.ok) return handle(standin, params.value, call)
    return invalid(params.error.message, { code: 'parameter_unknown', param: params.error.path })
  }

const show = (object: { object: string } | undefined, kind: string, id: string): Answer =>
  object ? ok({ answer: object, changes: {} }) : noSuch(kind, id)

const page = (list: Result<{ object: 'list' }, ApiError>): Answer =>
  list.ok ? ok({ answer: list.value, changes: {} }) : err(list.error)

/** A filter that is not given lets everything through. */
const isAsked = (wanted: string | undefined, actual: unknown) => wanted === undefined || wanted === actual

const post = (path: RegExp, handle: Handler): Route => ({ method: 'POST', path, handle })
const get = (path: RegExp, handle: Handler): Route => ({ method: 'GET', path, handle })
/** `kind` is what the object is called where it is missing. */
const retrieve = (
  path: RegExp,
  kind: string,
  find: (standin: Standin, id: string) => { object: string } | undefined,
): Route =>
  get(
    path,
    taking('retrieve object', (standin, _params, { id }) => show(find(standin, id), kind, id)),
  )

export const apiRoutes: readonly Route[] = [
  post(/^\/v1\/checkout\/sessions$/, taking('create checkout.session', createSession)),
  post(
    /^\/v1\/checkout\/sessions\/(\w+)\/expire$/,
    taking('expire checkout.session', (standin, _params, { id }) => {
      const session = standin.records.sessions.get(id)
      return session ? expireSession(standin, session) : noSuch('checkout.session', id)
    }),
  ),
  retrieve(/^\/v1\/checkout\/sessions\/(\w+)$/, 'checkout.session', ({ records }, id) => records.sessions.get(id)),
  get(
    /^\/v1\/checkout\/sessions$/,
    taking('list checkout.session', ({ records }, params, { path }) =>
      page(
        listObjects({ rows: records.sessions.values(), url: path }, params, ({ status, payment_intent }) =>
          [isAsked(params.status, status), isAsked(params.payment_intent, payment_intent)].every(Boolean),
        ),
      ),
    ),
  ),
  retrieve(/^\/v1\/payment_intents\/(\w+)$/, 'payment_intent', ({ records }, id) => records.payments.get(id)),
  get(
    /^\/v1\/payment_intents$/,
    taking('list payment_intent', ({ records }, params, { path }) =>
      page(listObjects({ rows: records.payments.values(), url: path }, params, () => params.customer === undefined)),
    ),
  ),
  retrieve(/^\/v1\/charges\/(\w+)$/, 'charge', ({ records }, id) => records.charges.get(id)),
  get(
    /^\/v1\/charges$/,
    taking('list charge', ({ records }, params, { path }) =>
      page(
        listObjects({ rows: records.charges.values(), url: path }, params, ({ payment_intent, transfer_group }) =>
          [isAsked(params.payment_intent, payment_intent), isAsked(params.transfer_group, transfer_group)].every(
            Boolean,
          ),
        ),
      ),
    ),
  ),
  post(/^\/v1\/refunds$/, taking('create refund', createRefund)),
  retrieve(/^\/v1\/refunds\/(\w+)$/, 'refund', ({ records }, id) => records.refunds.get(id)),
  get(
    /^\/v1\/refunds$/,
    taking('list refund', ({ records }, params, { path }) =>
      page(
        listObjects({ rows: records.refunds.values(), url: path }, params, ({ payment_intent, charge }) =>
          [isAsked(params.payment_intent, payment_intent), isAsked(params.charge, charge)].every(Boolean),
        ),
      ),
    ),
  ),
  retrieve(/^\/v1\/balance_transactions\/(\w+)$/, 'balance_transaction', ({ records }, id) => records.balance.get(id)),
  get(
    /^\/v1\/balance_transactions$/,
    taking('list balance_transaction', ({ records }, params, { path }) =>
      page(
        listObjects({ rows: records.balance.values(), url: path }, params, ({ source, type }) =>
          [isAsked(params.source, source), isAsked(params.type, type)].every(Boolean),
        ),
      ),
    ),
  ),
  retrieve(/^\/v1\/events\/(\w+)$/, 'event', ({ records }, id) => records.events.get(id)),
  get(
    /^\/v1\/events$/,
    taking('list event', ({ records }, params, { path }) =>
      page(
        listObjects({ rows: records.events.values(), url: path }, params, ({ id, type }) => {
          const arrived = params.delivery_success ?? records.deliveries.get(id)?.hasArrived
          const isOfType = isAsked(params.type, type) && (params.types?.includes(type) ?? true)
          return isOfType && records.deliveries.get(id)?.hasArrived === arrived
        }),
      ),
    ),
  ),
]

/** Finds the route and does the call. What the stand-in does not know is refused as Stripe refuses an unknown path. */
export function performCall(standin: Standin, check: ApiCheck, call: Call): Answer {
  for (const { method, path, handle } of apiRoutes) {
    const match = method === call.method ? path.exec(call.path) : null
    if (match) return handle(standin, check, { ...call, id: match[1] ?? '' })
  }
  return invalid(`Unrecognized request URL (${call.method}: ${call.path}).`, { status: 404 })
}
