/**
 * Who stands on which DNS blocklist of the world, from when to when. Follows from the listings and blocks of the world,
 * so that it agrees with them; what is drawn here is drawn from labels of its own and changes nothing else.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import { type Prefix, prefixAt, prefixSize, splitPrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeSize, rangeToPrefixes } from '#lib/address-space/range.ts'
import type { Block } from './block.ts'
import type { Listing, Period } from './facts.ts'
import { hashOf, randomOf } from './random.ts'
import { prefixOf } from './scenario-facts/moment.ts'
import { scenarios } from './scenarios.ts'
import type { World } from './world.ts'

/** Names under which the lists of this world are asked; the first wants a key, a label before it. */
export const mailZones = {
  zen: 'simulated.zen.dq.spamhaus.net',
  barracuda: 'b.barracudacentral.org',
  spamcop: 'bl.spamcop.net',
  uceprotect1: 'dnsbl-1.uceprotect.net',
  uceprotect2: 'dnsbl-2.uceprotect.net',
  uceprotect3: 'dnsbl-3.uceprotect.net',
  psbl: 'psbl.surriel.com',
  mailspike: 'bl.mailspike.net',
  spamEatingMonkey: 'bl.spameatingmonkey.net',
  spamRats: 'all.spamrats.com',
  s5h: 'all.s5h.net',
  droneBl: 'dnsbl.dronebl.org',
} as const

export type MailZone = keyof typeof mailZones

/** `code` is the last octet of 127.0.0.x. */
export type MailListing = Period & { zone: MailZone; prefix: Prefix; code: number }

export function mailListings(world: World): MailListing[] {
  return [
    ...world.listings.flatMap(listingsBeside),
    ...world.blocks.flatMap((block) => policyOf(block, world.seed)),
    ...ofTheBadBlock(world),
  ]
}

/** What else is true of space that a published list has: the same on the lists that mail servers ask. */
function listingsBeside({ list, prefix, from, until }: Listing): MailListing[] {
  const period = { from, until }
  const neighbours = enclosing24s(prefix).map((each) => ({
    zone: 'uceprotect2' as const,
    prefix: each,
    code: 2,
    ...period,
  }))
  if (list === 'drop') {
    // DROP is a part of ZEN, where each entry stands with the SBL record that it came from.
    const onZen = [2, 9].map((code) => ({ zone: 'zen' as const, prefix, code, ...period }))
    return [...onZen, ...neighbours]
  }
  return [
    ...someHosts(prefix, 'spamcop', 8).map((host) => ({ zone: 'spamcop' as const, prefix: host, code: 2, ...period })),
    ...someHosts(prefix, 'zen', 16).map((host) => ({ zone: 'zen' as const, prefix: host, code: 4, ...period })),
    ...someHosts(prefix, 'psbl', 24).map((host) => ({ zone: 'psbl' as const, prefix: host, code: 2, ...period })),
    ...someHosts(prefix, 'uceprotect', 32).map((host) => ({
      zone: 'uceprotect1' as const,
      prefix: host,
      code: 2,
      ...period,
    })),
    ...neighbours,
  ]
}

const enclosing24s = (prefix: Prefix): Prefix[] =>
  prefix.length >= 24 ? [prefixAt(prefix.address, 24)] : splitPrefix(prefix, 24)

/** About one address of so many, always the same ones. */
function someHosts(prefix: Prefix, list: string, oneOf: number): Prefix[] {
  return Array.from({ length: prefixSize(prefix) }, (_, host) => prefixAt(prefix.address + host, 32)).filter(
    ({ address }) => hashOf(`${list}/${formatAddress(address)}`) % oneOf === 0,
  )
}

const fixed = scenarios.map(({ prefix }) => prefixOf(prefix))

/** A tenth of the ordinary blocks is partly for customers at home, and its holder says so to ZEN. */
function policyOf({ range, tenures }: Block, seed: string): MailListing[] {
  if (isOfScenario(range) || !randomOf(seed, `mail-policy/${range.start}`).chance(10)) return []
  const quarter = { start: range.start, end: range.start + Math.max(1, rangeSize(range) >>> 2) - 1 }
  return rangeToPrefixes(quarter).map((prefix) => ({
    ...{ zone: 'zen' as const, prefix, code: 10, from: tenures[0].from, until: null },
  }))
}

const isOfScenario = ({ start, end }: AddressRange): boolean =>
  fixed.some((prefix) => prefix.address <= end && start < prefix.address + prefixSize(prefix))

/** Level 3 lists a whole AS for some of its addresses: here as long as DROP has the better part of the block. */
function ofTheBadBlock({ listings }: World): MailListing[] {
  const bad = prefixOf('240.0.64.0/18')
  const reason = listings.find(({ prefix }) => prefix.address === bad.address && prefix.length === 20)
  return reason ? [{ zone: 'uceprotect3', prefix: bad, code: 2, from: reason.from, until: reason.until }] : []
}
