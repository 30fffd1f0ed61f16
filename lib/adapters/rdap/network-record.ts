/**
 * An IP network as RDAP gives it (RFC 9083 section 5.4), and what of it goes further.
 *
 * Only start and end are dependable, every other field may be missing. E-mail, telephone and street are not in the
 * schema, so they are never read; the name of a registrant who is no organisation goes no further than this file.
 */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import type { RegisteredNetwork } from '#lib/diligence/outside.ts'
import { findGeofeed } from './find-geofeed.ts'

const text = z.string().nullish()
const Entity = z.object({
  handle: text,
  roles: z.array(z.string()).nullish(),
  /** jCard (RFC 7095): `["vcard", [[name, parameters, type, value], …]]`. */
  vcardArray: z.tuple([z.literal('vcard'), z.array(z.array(z.unknown()))]).nullish(),
})

const Link = z.object({ rel: text, href: text, type: text })

export const Network = z.object({
  startAddress: z.string(),
  endAddress: z.string(),
  handle: text,
  name: text,
  type: text,
  country: text,
  status: z.array(z.string()).nullish(),
  events: z.array(z.object({ eventAction: z.string(), eventDate: z.string() })).nullish(),
  entities: z.array(Entity).nullish(),
  remarks: z.array(z.object({ description: z.array(z.string()).nullish() })).nullish(),
  links: z.array(Link).nullish(),
})

export type NetworkRecord = z.infer<typeof Network>

/** Null where it is no range of IPv4 addresses. */
export function toNetwork(network: NetworkRecord): RegisteredNetwork | null {
  const range = rangeOfNetwork(network)
  if (range === null) return null
  const eventOf = (action: string) =>
    network.events?.find(({ eventAction }) => eventAction === action)?.eventDate ?? null
  return {
    start: formatAddress(range.start),
    end: formatAddress(range.end),
    handle: network.handle ?? null,
    name: network.name ?? null,
    type: network.type ?? null,
    country: network.country ?? null,
    status: network.status ?? [],
    registrant: registrantOf(network.entities ?? []),
    registeredAt: eventOf('registration'),
    changedAt: eventOf('last changed'),
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

function registrantOf(entities: readonly z.infer<typeof Entity>[]): RegisteredNetwork['registrant'] {
  const registrant = entities.find(({ roles }) => roles?.includes('registrant'))
  if (!registrant) return null
  const property = (wanted: string) => registrant.vcardArray?.[1].find(([name]) => name === wanted)?.[3]
  const name = property('fn')
  // A registrant may be a person; only what calls itself an organisation is named.
  return {
    handle: registrant.handle ?? null,
    name: property('kind') === 'org' && typeof name === 'string' ? name : null,
  }
}

const linksOf = ({ links }: NetworkRecord, rel: string) => (links ?? []).filter((link) => link.rel === rel)

/** Where the answer says that more is known (`related`), or what it was cut from (`up`, RFC 9083 section 4.2). */
export function referralOf(network: NetworkRecord, rel: 'related' | 'up', base: string): URL | null {
  for (const { href, type } of linksOf(network, rel)) {
    const url = href ? URL.parse(href, base) : null
    const isRdap = type === 'application/rdap+json' || (!type && url?.pathname.includes('/ip/'))
    if (url && isRdap) return url
  }
  return null
}
