/** The DNS blocklists of the world as zone files of rbldnsd, in its `ip4set` layout. */

import { mergePrefixes } from '#lib/address-space/address-set.ts'
import { formatPrefix } from '#lib/address-space/prefix.ts'
import type { Day } from '../day.ts'
import { standsOn } from '../facts.ts'
import { type MailListing, type MailZone, mailListings, mailZones } from '../mail-listings.ts'
import type { World } from '../world.ts'

export type ZoneFile = { zone: string; text: string }

/** Every zone at a moment; each lists its test address for ever (RFC 5782 section 5). */
export function writeMailZones(world: World, moment: Day): ZoneFile[] {
  const standing = Map.groupBy(
    mailListings(world).filter((listing) => standsOn(listing, moment)),
    ({ zone }) => zone,
  )
  return Object.keys(mailZones)
    .filter(isMailZone)
    .map((zone) => ({ zone: mailZones[zone], text: textOf(standing.get(zone) ?? []) }))
}

const isMailZone = (name: string): name is MailZone => name in mailZones

function textOf(listings: readonly MailListing[]): string {
  const byCode = Map.groupBy(listings, ({ code }) => code)
  const entries = [...byCode].sort(([a], [b]) => a - b).flatMap(([code, own]) => entriesOf(code, own))
  return [
    '# Simulated list of a fictional Internet; not published by whoever runs the real one.',
    ':127.0.0.2:$ is listed',
    '127.0.0.2',
    ...entries,
    '',
  ].join('\n')
}

const entriesOf = (code: number, listings: readonly MailListing[]): string[] =>
  mergePrefixes(listings.map(({ prefix }) => prefix)).map(
    (prefix) => `${formatPrefix(prefix)} :127.0.0.${code}:$ is listed`,
  )
