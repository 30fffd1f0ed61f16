/**
 * Asks the registry that IANA's bootstrap (RFC 9224) names for a block, or one that is named, by RDAP (RFC 9083).
 *
 * Reads a subset: only start and end are dependable, every other field may be missing. E-mail, telephone and
 * street are not in the schema, so they are never read.
 */
import { z } from 'zod'
import { formatAddress } from '#lib/address-space/address.ts'
import { containsPrefix, formatPrefix, type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import type { NetworkSource, RegisteredNetwork, RegistryRemarkSource } from '#lib/diligence/outside.ts'
import { err, ok } from '#lib/kernel/result.ts'
import type { getJson } from '#lib/platform/http.ts'
import { findGeofeed } from './find-geofeed.ts'

const bootstrapUrl = 'https://data.iana.org/rdap/ipv4.json'
const patience = { timeoutMs: 6_000, retries: 1 }

export const Bootstrap = z.object({ services: z.array(z.tuple([z.array(z.string()), z.array(z.string())])) })

const text = z.string().nullish()
const Entity = z.object({
  handle: text,
  roles: z.array(z.string()).nullish(),
  /** jCard (RFC 7095): `["vcard", [[name, parameters, type, value], …]]`. */
  vcardArray: z.tuple([z.literal('vcard'), z.array(z.array(z.unknown()))]).nullish(),
})

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
  links: z.array(z.object({ href: text, rel: text, type: text })).nullish(),
  remarks: z.array(z.object({ description: z.array(z.string()).nullish() })).nullish(),
})

/** RFC 9224 section 8: the file is not to be fetched for every question. A day is what IANA's own headers allow at least. */
const bootstrapKeptMs = 24 * 3_600_000

export type RdapPlace = {
  /** The base URL of one service to ask about every block, in place of those IANA names; null where there is none. */
  service?: () => string | null
  /** Milliseconds of any clock that does not go back. */
  now?: () => number
}

export function rdapNetwork(get: typeof getJson, place: RdapPlace = {}): NetworkSource {
  const ask = askRegistry(get, place)
  return async (block) => {
    const answer = await ask(block)
    if (!answer.ok) return answer
    const network = toNetwork(answer.value)
    return network === null ? err('malformed') : ok(network)
  }
}

/** Looks for a text in the remarks of a registration. What else stands there, perhaps about persons, is not given away. */
export function rdapRemarks(get: typeof getJson, place: RdapPlace = {}): RegistryRemarkSource {
  const ask = askRegistry(get, place)
  return async (block, token) => {
    const answer = await ask(block)
    if (!answer.ok) return answer
    const network = toNetwork(answer.value)
    if (network === null) return err('malformed')
    const lines = (answer.value.remarks ?? []).flatMap(({ description }) => description ?? [])
    return ok({ network, hasToken: lines.some((line) => line.includes(token)) })
  }
}

/** Asks the registry that has the block, as printed. */
function askRegistry(get: typeof getJson, { service = () => null, now = () => performance.now() }: RdapPlace) {
  let kept: { bootstrap: z.infer<typeof Bootstrap>; until: number } | null = null

  const findBootstrap = async () => {
    if (kept && now() < kept.until) return ok(kept.bootstrap)
    const answer = await get(bootstrapUrl, Bootstrap, patience)
    if (answer.ok) kept = { bootstrap: answer.value, until: now() + bootstrapKeptMs }
    return answer
  }

  return async (block: Prefix) => {
    const named = service()
    if (named !== null) return get(`${withSlash(named)}ip/${formatPrefix(block)}`, Network, patience)
    const bootstrap = await findBootstrap()
    if (!bootstrap.ok) return bootstrap
    const found = findService(bootstrap.value, block)
    return found === null ? err('not-found' as const) : get(`${found}ip/${formatPrefix(block)}`, Network, patience)
  }
}

const withSlash = (url: string): string => url.replace(/\/?$/, '/')

/** The base URL for the longest prefix that holds the block, HTTPS alone; null where no registry has it. */
export function findService({ services }: z.infer<typeof Bootstrap>, block: Prefix): string | null {
  const matches = services.flatMap(([prefixes, urls]) =>
    prefixes.flatMap((prefix) => {
      const parsed = parsePrefix(prefix)
      const url = urls.find((candidate) => candidate.startsWith('https://'))
      return parsed.ok && url && containsPrefix(parsed.value, block) ? [{ length: parsed.value.length, url }] : []
    }),
  )
  const [longest] = matches.sort((a, b) => b.length - a.length)
  return longest ? withSlash(longest.url) : null
}

function toNetwork(network: z.infer<typeof Network>): RegisteredNetwork | null {
  const [start, end] = [readAddress(network.startAddress), readAddress(network.endAddress)]
  if (start === null || end === null || start > end) return null
  const eventOf = (action: string) =>
    network.events?.find(({ eventAction }) => eventAction === action)?.eventDate ?? null
  return {
    start: formatAddress(start),
    end: formatAddress(end),
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
