/** The two blocklists of the world: one in the layout of Spamhaus DROP, one a netset that names itself. */

import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { addressPlan, registries } from '../address-plan.ts'
import { type Day, dateStamp, formatUnixDate, secondWithin, unixTime } from '../day.ts'
import { type Listing, standsOn } from '../facts.ts'
import { publishedAt } from '../publication.ts'
import { hashOf } from '../random.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'

/** JSON lines; the last one is metadata, whose size and count speak of the lines above it. */
export function writeDrop(world: World, day: Day): WorldFile {
  const lines = listedOn(world, 'drop', day).map(({ prefix }) => {
    const cidr = formatPrefix(prefix)
    const entry = { cidr, sblid: `SBL${700_000 + (hashOf(`sbl/${cidr}`) % 99_999)}`, rir: registryOf(prefix.address) }
    return `${JSON.stringify(entry)}\n`
  })
  const body = lines.join('')
  const metadata = {
    type: 'metadata',
    timestamp: unixTime(day, secondWithin(day, publishedAt.blocklists)),
    size: body.length,
    records: lines.length,
    copyright: 'Simulated list of a fictional Internet; not published by The Spamhaus Project',
    terms: 'https://www.spamhaus.org/drop/terms/',
  }
  return { name: `drop_v4-${dateStamp(day)}.json`, text: `${body}${JSON.stringify(metadata)}\n` }
}

export function writeNetset(world: World, day: Day): WorldFile {
  const listed = listedOn(world, 'lamplighters', day)
  const addresses = countAddresses(unionOf(listed.map(({ prefix }) => rangeOf(prefix))))
  const date = formatUnixDate(day, secondWithin(day, publishedAt.blocklists))
  const header = [
    '',
    'lamplighters_watch',
    '',
    'ipv4 hash:net ipset',
    '',
    'What the lamplighters of a fictional Internet saw misbehave',
    'at night. Simulated data.',
    '',
    'Maintainer      : The Lamplighters',
    'Maintainer URL  : https://lamplighters.invalid/',
    'List source URL : ',
    `Source File Date: ${date}`,
    '',
    'Category        : reputation',
    'Version         : 1',
    '',
    `This File Date  : ${date}`,
    'Update Frequency: 1 day ',
    'Aggregation     : none',
    `Entries         : ${listed.length} subnets, ${addresses} unique IPs`,
    '',
  ].map((line) => (line === '' ? '#' : `# ${line}`))
  const lines = [...header, ...listed.map(({ prefix }) => formatPrefix(prefix))]
  return { name: `lamplighters_watch-${dateStamp(day)}.netset`, text: `${lines.join('\n')}\n` }
}

function listedOn(world: World, list: Listing['list'], day: Day): Listing[] {
  return world.listings
    .filter((listing) => listing.list === list && standsOn(listing, day))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix))
}

function registryOf(address: number): string | undefined {
  return registries.find((registry) => addressPlan[registry].slash8s.includes(address >>> 24))
}
