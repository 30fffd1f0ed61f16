/** Levers for tests, under /_test: faults, deliveries twice and out of order, the clock. Nothing of Stripe's is here. */
import { z } from 'zod'
import type { Deliveries } from './deliveries.ts'
import { type Faults, faultKinds } from './faults.ts'

export type Levers = { faults: Faults; deliveries: Deliveries; setAhead(seconds: number): void }

const Fault = z.object({ kind: z.enum(faultKinds), times: z.int().positive().default(1) })
const Sending = z.object({ events: z.array(z.string()) })
const Holding = z.object({ held: z.boolean() })
const Clock = z.object({ aheadSeconds: z.int().nonnegative() })

/** Does what `/_test/<lever>` is given as JSON; null where there is no such lever. */
export async function pullLever(levers: Levers, path: string, body: unknown): Promise<object | null> {
  switch (path) {
    case '/_test/faults': {
      const { kind, times } = Fault.parse(body)
      levers.faults.plan(kind, times)
      return {}
    }
    case '/_test/deliver':
      return { statuses: await levers.deliveries.sendNow(Sending.parse(body).events) }
    case '/_test/hold':
      levers.deliveries.hold(Holding.parse(body).held)
      return {}
    case '/_test/clock':
      levers.setAhead(Clock.parse(body).aheadSeconds)
      return {}
    default:
      return null
  }
}
