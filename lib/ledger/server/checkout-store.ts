/** Checkouts as rows. A row is taken for a while by moving its next reading into the future. */
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import { nameActor } from '#lib/kernel/actor-name.ts'
import { isCurrency, money } from '#lib/kernel/money.ts'
import type { Checkout, CheckoutStage } from '#lib/ledger/checkout.ts'
import type { GatewayCheckout } from '#lib/ledger/payment-gateway.ts'
import { type Connection, connection } from '#lib/platform/database/connection.ts'
import { newPublicId } from '#lib/platform/new-public-id.ts'
import type { Transaction } from '#lib/platform/transaction.ts'

const Row = z
  .object({
    id: z.string(),
    deal_id: z.string(),
    state: z.enum([
      ...([
        'asked',
        'open',
        'processing',
        'paid',
        'paid-twice',
        'wrong-amount',
        'failed',
        'expired',
        'refused',
      ] as const),
    ]),
    amount_minor: z.string().transform(BigInt),
    currency: z.string().refine(isCurrency),
    description: z.string(),
    customer_email: z.string().nullable(),
    success_url: z.string(),
    cancel_url: z.string(),
    created_at: z.date(),
    expires_at: z.date(),
    provider_session_id: z.string().nullable(),
    payment_intent_id: z.string().nullable(),
    url: z.string().nullable(),
    is_unwanted: z.boolean(),
    problem: z.string().nullable(),
  })
  .transform(
    (row): Checkout => ({
      id: row.id,
      dealId: row.deal_id,
      state: row.state,
      amount: money(row.currency, row.amount_minor),
      description: row.description,
      customerEmail: row.customer_email,
      successUrl: row.success_url,
      cancelUrl: row.cancel_url,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      providerSessionId: row.provider_session_id,
      paymentId: row.payment_intent_id,
      url: row.url,
      isUnwanted: row.is_unwanted,
      problem: row.problem,
    }),
  )

const columns = `id, deal_id, state, amount_minor, currency, description, customer_email, success_url, cancel_url,
  created_at, expires_at, provider_session_id, payment_intent_id, url, is_unwanted, problem`

const readCheckouts = (rows: unknown[]): Checkout[] => z.array(Row).parse(rows)

export type CheckoutRequest = Pick<
  Checkout,
  'dealId' | 'amount' | 'description' | 'customerEmail' | 'successUrl' | 'cancelUrl'
>

/** Written as `asked`; it expires `lifetimeMinutes` from now. */
export async function insertCheckout(
  actor: Actor,
  tx: Transaction,
  { request, lifetimeMinutes }: { request: CheckoutRequest; lifetimeMinutes: number },
): Promise<Checkout> {
  const { dealId, amount, description, customerEmail, successUrl, cancelUrl } = request
  const { rows } = await tx.query(
    `INSERT INTO checkout (id, deal_id, amount_minor, currency, description, customer_email, success_url, cancel_url,
       created_by, expires_at, next_read_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, date_trunc('second', now()) + $10 * interval '1 min', now() + interval '30 s')
     RETURNING ${columns}`,
    [
      ...[newPublicId('chk'), dealId, String(amount.minor), amount.currency, description, customerEmail],
      ...[successUrl, cancelUrl, nameActor(actor), lifetimeMinutes],
    ],
  )
  const [checkout] = z.tuple([Row]).parse(rows)
  return checkout
}

/** Of one deal, oldest first. */
export async function selectCheckouts(db: Connection | null, dealId: string): Promise<Checkout[]> {
  const { rows } = await (db ?? connection()).query(
    `SELECT ${columns} FROM checkout WHERE deal_id = $1 ORDER BY created_at, id`,
    [dealId],
  )
  return readCheckouts(rows)
}

export async function selectCheckout(id: string): Promise<Checkout | null> {
  const { rows } = await connection().query(`SELECT ${columns} FROM checkout WHERE id = $1`, [id])
  return readCheckouts(rows)[0] ?? null
}

/** All checkouts of the deal that `id` belongs to, locked so that only one of them can be the first that is paid. */
export async function lockCheckoutsBeside(tx: Transaction, id: string): Promise<Checkout[]> {
  const { rows } = await tx.query(
    `SELECT ${columns} FROM checkout WHERE deal_id = (SELECT deal_id FROM checkout WHERE id = $1)
     ORDER BY created_at, id FOR UPDATE`,
    [id],
  )
  return readCheckouts(rows)
}

/** Locks the deal's checkouts, in the order of `lockCheckoutsBeside`. */
export async function lockCheckoutsOf(tx: Transaction, dealId: string): Promise<void> {
  await tx.query('SELECT 1 FROM checkout WHERE deal_id = $1 ORDER BY created_at, id FOR UPDATE', [dealId])
}

/** Writes down what was read: the checkout's next state and what the payment service calls it. */
export async function updateCheckout(
  tx: Transaction,
  checkout: Checkout,
  { state, reading }: { state: CheckoutStage; reading: GatewayCheckout },
): Promise<void> {
  await tx.query(
    `UPDATE checkout SET state = $2, provider_session_id = $3, payment_intent_id = $4, url = $5, problem = NULL,
       next_read_at = CASE WHEN $2 NOT IN ('asked', 'open', 'processing') THEN NULL
                           WHEN is_unwanted AND $2 = 'open' THEN now() ELSE next_read_at END
     WHERE id = $1`,
    [checkout.id, state, reading.id, reading.paymentIntentId, state === 'open' ? reading.url : null],
  )
}

/** Ends a checkout that the payment service does not know, or will not open. */
export async function endCheckout(
  tx: Transaction,
  { id, state, problem }: { id: string; state: 'expired' | 'refused'; problem: string | null },
): Promise<void> {
  await tx.query('UPDATE checkout SET state = $2, problem = $3, url = NULL, next_read_at = NULL WHERE id = $1', [
    ...[id, state, problem],
  ])
}

export async function noteCheckoutProblem(id: string, problem: string): Promise<void> {
  await connection().query('UPDATE checkout SET problem = $2 WHERE id = $1', [id, problem])
}

/** Nobody should pay these any more; they are next in line to be closed. */
export async function markUnwanted(tx: Transaction, dealId: string): Promise<void> {
  await tx.query(
    `UPDATE checkout SET is_unwanted = true, next_read_at = now()
     WHERE deal_id = $1 AND state IN ('asked', 'open', 'processing')`,
    [dealId],
  )
}

/** Until when nobody else takes it: five minutes in a checkout's first hour, then an hour. */
const lease = `CASE WHEN state = 'asked' THEN now() + interval '30 s'
  WHEN created_at > now() - interval '1 hour' THEN now() + interval '5 min' ELSE now() + interval '1 hour' END`

/** Takes up to 20 that are due, or all unfinished ones of a deal. */
export async function takeCheckouts(dealId: string | null): Promise<Checkout[]> {
  const { rows } = await connection().query(
    `UPDATE checkout SET next_read_at = ${lease}
     WHERE id IN (SELECT id FROM checkout
                  WHERE CASE WHEN $1::text IS NULL THEN next_read_at <= now()
                             ELSE deal_id = $1 AND next_read_at IS NOT NULL END
                  ORDER BY next_read_at LIMIT 20 FOR UPDATE SKIP LOCKED)
     RETURNING ${columns}`,
    [dealId],
  )
  return readCheckouts(rows)
}
