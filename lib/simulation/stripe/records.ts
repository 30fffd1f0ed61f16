/**
 * What the stand-in remembers: a file of lines, each of which is written whole or not at all.
 *
 * One line is one change of state with everything that belongs to it, the answer under an idempotency key included, so a
 * process killed at any point leaves either all of it or nothing.
 */
import { appendFileSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type Stripe from 'stripe'

/** An event as it is sent: `object` is how the thing stood at that moment. */
export type ApiEvent = {
  id: string
  object: 'event'
  api_version: string
  created: number
  data: { object: { id: string; object: string } }
  livemode: false
  pending_webhooks: number
  request: { id: string | null; idempotency_key: string | null }
  type: string
}

/** When an event is next sent, in ms of real time; null once it arrived, or if it never will. */
export type Delivery = { id: string; attempts: number; nextAt: number | null; hasArrived: boolean }

/** The first answer under an idempotency key. */
export type KeptAnswer = { id: string; request: string; status: number; body: unknown; at: number }

/** What a session was made of and does not show itself. */
export type Order = {
  id: string
  description: string
  paymentData: Stripe.Checkout.SessionCreateParams.PaymentIntentData
}

type Tables = {
  sessions: Stripe.Checkout.Session
  orders: Order
  payments: Stripe.PaymentIntent
  charges: Stripe.Charge
  refunds: Stripe.Refund
  balance: Stripe.BalanceTransaction
  events: ApiEvent
  deliveries: Delivery
  answers: KeptAnswer
}

export type Changes = { [Table in keyof Tables]?: readonly Tables[Table][] }

export type Records = {
  readonly [Table in keyof Tables]: ReadonlyMap<string, Tables[Table]>
} & {
  /** Written to the file first, then seen. */
  save(changes: Changes): void
}

const tableNames = [
  'sessions',
  'orders',
  'payments',
  'charges',
  'refunds',
  'balance',
  'events',
  'deliveries',
  'answers',
] as const

type Rows = { [Table in keyof Tables]: Map<string, Tables[Table]> }

const emptyRows = (): Rows => ({
  sessions: new Map(),
  orders: new Map(),
  payments: new Map(),
  charges: new Map(),
  refunds: new Map(),
  balance: new Map(),
  events: new Map(),
  deliveries: new Map(),
  answers: new Map(),
})

function put<Row extends { id: string }>(rows: Map<string, Row>, changed: readonly Row[] | undefined): void {
  for (const row of changed ?? []) rows.set(row.id, row)
}

function apply(rows: Rows, changes: Changes): void {
  put(rows.sessions, changes.sessions)
  put(rows.orders, changes.orders)
  put(rows.payments, changes.payments)
  put(rows.charges, changes.charges)
  put(rows.refunds, changes.refunds)
  put(rows.balance, changes.balance)
  put(rows.events, changes.events)
  put(rows.deliveries, changes.deliveries)
  put(rows.answers, changes.answers)
}

/** The lines of the file. A last one without its end was being written when the process died: it never happened. */
function readLines(file: string): Changes[] {
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line))
}

/** Opens the file, and shortens it to how things stand. */
export function openRecords(file: string): Records {
  const rows = emptyRows()
  for (const changes of readLines(file)) apply(rows, changes)
  mkdirSync(dirname(file), { recursive: true })
  const standing = tableNames.map((table) => `${JSON.stringify({ [table]: [...rows[table].values()] })}\n`)
  writeFileSync(`${file}.new`, standing.join(''))
  renameSync(`${file}.new`, file)
  const save = (changes: Changes) => {
    appendFileSync(file, `${JSON.stringify(changes)}\n`)
    apply(rows, changes)
  }
  return { ...rows, save }
}

/** Both changes as one; rows of the second win. */
export function mergeChanges(first: Changes, second: Changes): Changes {
  const join = <Table extends keyof Tables>(table: Table): Changes => ({
    [table]: [...(first[table] ?? []), ...(second[table] ?? [])],
  })
  return Object.assign({}, ...tableNames.map(join))
}
