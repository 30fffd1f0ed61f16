/**
 * Orders in the database that the environment names; what was sent for the first of them is sent again, in the same
 * order and with the same values, to the one that the command line names. Prints both rates as JSON.
 */
import pg from 'pg'
import { recordPayment } from '#lib/deals/server/record-payment.ts'
import { systemActor } from '#lib/kernel/actor.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { closeDatabase, pool } from '#lib/platform/db.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import { makeOffer, memberOf, order } from '#tests/support/market.ts'
import { timeInTurn } from './measure.ts'

const rounds = 15
const ordersARound = 60

type Statement = { text: string; values: unknown[] }

const actor = systemActor('bench')
const buyer = memberOf('org_buyer', 'buyer')
let payments = 0

async function orderAndPay(): Promise<void> {
  const deal = await order(buyer, makeOffer())
  const paymentId = `pi_${++payments}`
  const { total: amount } = deal.terms
  const news = { kind: 'paid', checkoutId: `chk_${payments}`, dealId: deal.id, paymentId, amount } as const
  await inTransaction((tx) => recordPayment({ actor, tx, news }))
}

/** What the product sends for so many orders. */
async function record(orders: number): Promise<Statement[]> {
  const statements: Statement[] = []
  const client = await pool().connect()
  const send = client.query.bind(client)
  const noting = Object.assign(client, {
    // The pool's own way of asking hands over a callback.
    query: (text: string, values: unknown[] = [], done?: (error: Error, result: pg.QueryResult) => void) => {
      statements.push({ text, values })
      return done ? send(text, values, done) : send(text, values)
    },
  })
  client.release()
  for (let index = 0; index < orders; index++) await orderAndPay()
  Object.assign(noting, { query: send })
  return statements
}

async function sendAll(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, values)
}

const [otherUrl] = process.argv.slice(2)
const total = (rounds + 1) * ordersARound
const statements = await record(total)
const aRound = statements.length / (rounds + 1)
invariant(Number.isInteger(aRound), 'every order takes the same statements')
const client = new pg.Client({ connectionString: otherUrl })
await client.connect()
const chunks = Array.from({ length: rounds + 1 }, (_, round) => statements.slice(round * aRound, (round + 1) * aRound))
const [ours = 0, theirs = 0] = await timeInTurn(rounds, [
  async () => {
    for (let index = 0; index < ordersARound; index++) await orderAndPay()
  },
  () => sendAll(client, chunks.shift() ?? []),
])
const { rows } = await client.query("SELECT count(*)::int AS funded FROM deal WHERE state = 'funded'")
invariant(rows[0]?.funded === total, 'what was sent again does the same')
await client.end()
await closeDatabase()
const rate = (milliseconds: number) => (ordersARound / milliseconds) * 1000
process.stdout.write(JSON.stringify({ ours: rate(ours), theirs: rate(theirs), statements: aRound / ordersARound }))
