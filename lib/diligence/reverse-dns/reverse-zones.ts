/**
 * Which zones under in-addr.arpa the addresses of a block are named in (RFC 1035 section 3.5).
 *
 * Zones are cut at the octet: a registry delegates a /16 as one, and anything from /17 to /24 as /24s. What is smaller
 * than a /24 is named in the zone around it, wherever that points to (RFC 2317).
 */
import { formatAddress } from '#lib/address-space/address.ts'
import { type Prefix, prefixAt } from '#lib/address-space/prefix.ts'

export type ReverseZone = { block: Prefix; name: string }

/** A page is read by a person, and a resolver is somebody's: of more zones only so many are asked. */
export const mostZones = 64
/** Of each zone, evenly apart. */
export const sampledAddresses = 8

/** At most `mostZones`, evenly apart, and how many there are. */
export function reverseZonesOf(block: Prefix): { zones: ReverseZone[]; inAll: number } {
  const length = block.length <= 16 ? 16 : 24
  const inAll = 2 ** Math.max(0, length - block.length)
  const asked = Math.min(inAll, mostZones)
  const zones = Array.from({ length: asked }, (_, index) => {
    const zone = prefixAt(block.address + Math.floor((index * inAll) / asked) * 2 ** (32 - length), length)
    return { block: zone, name: reverseNameOf(formatAddress(zone.address), length / 8) }
  })
  return { zones, inAll }
}

/** The name of the first octets of an address: `reverseNameOf('240.0.64.7', 3)` is `64.0.240.in-addr.arpa`. */
const reverseNameOf = (address: string, octets: number): string =>
  `${address.split('.').slice(0, octets).reverse().join('.')}.in-addr.arpa`

/** The zones that may hold its delegation, the nearest first: `64.0.240.…` is told by `0.240.…` or `240.…`. */
export function zonesAbove(name: string): string[] {
  const labels = name.split('.')
  return labels.slice(1, -2).map((_, cut) => labels.slice(cut + 1).join('.'))
}

/**
 * Addresses of the zone to ask for, within the block where that is smaller. Never the first, which is often kept free;
 * where there is one alone, that.
 */
export function sampleOf(zone: Prefix, block: Prefix): number[] {
  const within = block.length > zone.length ? block : zone
  const size = 2 ** (32 - within.length)
  if (size <= sampledAddresses) return Array.from({ length: size }, (_, host) => within.address + host)
  const step = Math.floor(size / sampledAddresses)
  return Array.from({ length: sampledAddresses }, (_, index) => within.address + index * step + 1)
}
