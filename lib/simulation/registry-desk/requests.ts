/** The transfer requests of a simulated world, each with its number and what has become of it by now. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { prefixIn } from '../world/ground.ts'
import type { WorldEvent, WorldEventOf } from '../world/world-event.ts'

export type TransferRequest = {
  /** What the registry calls it, and whoever asked may give to others. */
  number: string
  /** As the journal names it. */
  id: string
  block: Prefix
  from: string
  to: string
  requestedAt: string
  /** When the registry decides, or did; of one that was withdrawn, when that was. */
  endsAt: string
  state: 'in-review' | 'approved' | 'refused' | 'withdrawn'
  /** Of a refusal that is out. */
  reason: string | null
}

type End = WorldEventOf<'transfer-approved' | 'transfer-refused' | 'transfer-withdrawn'>

const isEnd = (event: WorldEvent): event is End =>
  event.type === 'transfer-approved' || event.type === 'transfer-refused' || event.type === 'transfer-withdrawn'

/** Newest first. What is decided after `at`, an ISO instant, is not known yet. */
export function listRequests(events: readonly WorldEvent[], at: string): TransferRequest[] {
  return events
    .filter((event) => event.type === 'transfer-requested')
    .flatMap((event, index): TransferRequest[] => {
      const ends = events.filter((other): other is End => isEnd(other) && other.request === event.request)
      const end = ends.find(({ type }) => type === 'transfer-withdrawn') ?? ends[0]
      if (!end) return []
      const isOut = end.at <= at
      return [
        {
          ...{ number: numberOf(index), id: event.request, block: prefixIn(event), from: event.from, to: event.to },
          ...{ requestedAt: event.at, endsAt: end.at, state: isOut ? states[end.type] : 'in-review' },
          reason: isOut && end.type === 'transfer-refused' ? end.reason : null,
        },
      ]
    })
    .reverse()
}

const states = {
  'transfer-approved': 'approved',
  'transfer-refused': 'refused',
  'transfer-withdrawn': 'withdrawn',
} as const

/** Counted in the order in which they came: the journal is only ever added to. */
const numberOf = (index: number): string => `SIM-${10_001 + index}`

/** What the next request will be called. */
export const nextNumber = (events: readonly WorldEvent[]): string =>
  numberOf(events.filter(({ type }) => type === 'transfer-requested').length)
