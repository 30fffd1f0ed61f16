/** The events of leases by the AS that they were for. No party, price or block is read. */
import { z } from 'zod'
import type { Actor } from '#lib/kernel/actor.ts'
import { connection } from '#lib/platform/database/connection.ts'
import type { LeaseEvent } from '../lease-record.ts'

const Rows = z.array(
  z
    .object({
      deal_id: z.string(),
      from_state: z.string(),
      to_state: z.string(),
      at: z.date(),
      announces: z.enum(['yes', 'no', 'unknown']).nullable(),
    })
    .transform(
      ({ deal_id, from_state, to_state, ...row }): LeaseEvent => ({
        ...{ dealId: deal_id, from: from_state, to: to_state },
        ...row,
      }),
    ),
)

/** Each deal's in their order: those that move it, and those that say whether the lessee announces. */
export async function selectLeaseEvents(_actor: Actor, asn: number): Promise<LeaseEvent[]> {
  const { rows } = await connection().query(
    `SELECT e.deal_id, e.from_state, e.to_state, e.at,
       e.evidence #>> '{measurement,verdict,lesseeAnnounces}' AS announces
     FROM deal d JOIN deal_event e ON e.deal_id = d.id
     WHERE d.kind <> 'sale' AND (d.terms ->> 'asn')::bigint = $1
       AND (e.from_state <> e.to_state OR e.evidence #>> '{measurement,verdict,lesseeAnnounces}' IS NOT NULL)
     ORDER BY e.deal_id, e.seq`,
    [asn],
  )
  return Rows.parse(rows)
}
