/** An IP network as RDAP gives it (RFC 9083 section 5.4), and what of it goes further. Only start and end are dependable. */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import type { RegisteredNetwork } from '#lib/diligence/outside.ts'
import { findGeofeed } from './find-geofeed.ts'
import { sharedFields, text, toSharedFacts } from './rdap-object.ts'

export const Network = z.object({
  ...sharedFields,
  startAddress: z.string(),
  endAddress: z.string(),
  type: text,
  remarks: z.array(z.object({ description: z.array(z.string()).nullish() })).nullish(),
})

export type NetworkRecord = z.infer<typeof Network>

/** Null where it is no range of IPv4 addresses. */
export function toNetwork(network: NetworkRecord): RegisteredNetwork | null {
  const range = rangeOfNetwork(network)
  if (range === null) return null
  return {
    start: formatAddress(range.start),
    end: formatAddress(range.end),
    type: network.type ?? null,
    ...toSharedFacts(network),
    geofeed: findGeofeed(network),
  }
}

function rangeOfNetwork({ startAddress, endAddress }: NetworkRecord): { start: number; end: number } | null {
  const [start, end] = [readAddress(startAddress), readAddress(endAddress)]
  return start === null || end === null || start > end ? null : { start, end }
}

/** Whether the whole block lies in it. */
export function holdsBlock(network: NetworkRecord, block: Prefix): boolean {
  const range = rangeOfNetwork(network)
  return range !== null && range.start <= block.address && lastAddress(block) <= range.end
}

/** RDAP servers pad octets (`074.125.000.000`) and append `/32`, which no strict parser takes. */
function readAddress(printed: string): number | null {
  const octets = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?:\/\d+)?$/.exec(printed)?.slice(1).map(Number)
  if (!octets || octets.some((octet) => octet > 255)) return null
  return octets.reduce((address, octet) => address * 256 + octet, 0)
}
