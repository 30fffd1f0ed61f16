/** What BGP collectors saw on a day: the RISwhois dump, and the smaller prefix-to-AS table drawn from it. */
import { formatAddress } from '#lib/address-space/address.ts'
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import { compactDay, type Day, dateStamp, formatUnixDate, secondWithin } from '../day.ts'
import { type Announcement, collectorPeers, standsOn } from '../facts.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

const generatedAt = 183

export function writeRisWhoisDump(world: World, day: Day): WorldFile {
  const header = [
    '%',
    `% This file was generated at ${formatUnixDate(day, secondWithin(day, generatedAt))}.`,
    '%',
    '% Simulated data of a fictional Internet, in the layout of the RIS whois dump.',
    '%',
    '% Full dump of combined IPv4 routing tables',
    '% Format:  <origin> <tab> <prefix> <tab> <seen by #rispeers>',
    '%',
  ]
  const rows = seenOn(world, day).map(({ origin, prefix, peers }) => `${origin}\t${formatPrefix(prefix)}\t${peers}`)
  return { name: `riswhoisdump-${dateStamp(day)}.IPv4`, text: `${[...header, ...rows].join('\n')}\n` }
}

/** One line a prefix and origin; AS_SETs and what fewer than ten peers see are left out, as table makers do. */
export function writePfx2as(world: World, day: Day): WorldFile {
  const rows = seenOn(world, day)
    .filter(({ origin, peers }) => peers >= 10 && !origin.startsWith('{'))
    .map(({ origin, prefix }) => `${formatAddress(prefix.address)}\t${prefix.length}\t${origin}`)
  return { name: `pfx2as-${compactDay(day)}.txt`, text: `${rows.join('\n')}\n` }
}

function seenOn(world: World, day: Day): Announcement[] {
  const standing = world.announcements.filter((announcement) => standsOn(announcement, day))
  return sharePeers(standing).sort((a, b) => comparePrefixes(a.prefix, b.prefix) || (a.origin < b.origin ? -1 : 1))
}

/** A peer carries one route to a prefix, so the origins of one prefix are never seen by more peers than there are. */
function sharePeers(routes: readonly Announcement[]): Announcement[] {
  const wanted = new Map<string, number>()
  for (const { prefix, peers } of routes) {
    const key = formatPrefix(prefix)
    wanted.set(key, (wanted.get(key) ?? 0) + peers)
  }
  return routes.map((route) => {
    const share = collectorPeers / (wanted.get(formatPrefix(route.prefix)) ?? collectorPeers)
    return share >= 1 ? route : { ...route, peers: Math.floor(route.peers * share) }
  })
}
