/** The transfer requests of a simulated world, each with what its registry has decided by now. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { prefixIn } from '../world/ground.ts'
import type { WorldEvent } from '../world/world-event.ts'

export type TransferRequest = {
  block: Prefix
  from: string
  to: string
  requestedAt: string
  /** When the registry decides, or did. */
  decidedAt: string
  state: 'in-review' | 'approved' | 'refused'
  /** Of a refusal that is out. */
  reason: string | null
}

/** Newest first. What is decided after `at`, an ISO instant, is not known yet. */
export function listRequests(events: readonly WorldEvent[], at: string): TransferRequest[] {
  return events
    .flatMap((event): TransferRequest[] => {
      if (event.type !== 'transfer-requested') return []
      const decision = events.find(
        (other) =>
          (other.type === 'transfer-approved' || other.type === 'transfer-refused') && other.request === event.request,
      )
      if (!decision) return []
      const isOut = decision.at <= at
      const refused = decision.type === 'transfer-refused'
      return [
        {
          block: prefixIn(event),
          from: event.from,
          to: event.to,
          requestedAt: event.at,
          decidedAt: decision.at,
          state: isOut ? outcomeOf(refused) : 'in-review',
          reason: isOut && refused ? decision.reason : null,
        },
      ]
    })
    .reverse()
}

const outcomeOf = (refused: boolean) => (refused ? 'refused' : 'approved')
