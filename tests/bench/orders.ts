/**
 * An order with its payment (addresses held, deal and record begun; money booked, claim binding, deal funded), as the
 * product does it, beside the same statements with the same values sent by plain pg.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { z } from 'zod'
import { withTestServer } from '#lib/entry/test/test-server.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { createTestDatabase } from '#tests/support/database.ts'
import { type Figure, figure } from './measure.ts'

/** Orders a second. */
export const OrderRates = z.object({ ours: z.number(), theirs: z.number(), statements: z.number() })

export async function benchOrders(): Promise<Figure[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'dotquad-bench-'))
  chmodSync(scratch, 0o755) // the embedded PostgreSQL of root runs as somebody else
  const run = { scratch, output: scratch, counts: { passed: 0, failed: 0 }, signal: new AbortController().signal }
  try {
    const { ours, theirs, statements } = await withTestServer(run, ({ adminUrl }) => measure(adminUrl))
    return [
      figure({
        id: 'order-and-payment',
        work: `Orders with their payment, ${statements} statements in two transactions, one connection`,
        ours,
        theirs,
        unit: 'orders/s',
        against: 'the same SQL through plain pg',
        atLeast: 0.5,
      }),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** In a process of its own: the product reads once which database is its own. */
async function measure(adminUrl: string) {
  process.env.TEST_DATABASE_URL = adminUrl
  const [own, other] = [await createTestDatabase(), await createTestDatabase()]
  try {
    const child = spawn(process.execPath, [join(import.meta.dirname, 'orders-process.ts'), other.appUrl], {
      env: { ...process.env, DOTQUAD_APP_DATABASE_URL: own.appUrl, LOG_LEVEL: 'silent' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const [answer, [status]] = await Promise.all([text(child.stdout), once(child, 'exit')])
    invariant(status === 0, 'the orders are taken')
    return OrderRates.parse(JSON.parse(answer))
  } finally {
    await own.drop()
    await other.drop()
  }
}
