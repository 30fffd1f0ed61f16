/**
 * Asks the registry that IANA's directory names for a block, or one that is named, by RDAP, and whoever it refers to.
 *
 * Services are asked over https and only where IANA's directory or our list of registry services names their host; an
 * operator's own service may be anywhere, and leads nowhere else.
 */
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type {
  NetworkSource,
  ParentNetwork,
  RegisteredNetwork,
  RegistryRemarkSource,
  RegistryTrail,
} from '#lib/diligence/outside.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import type { Unanswered } from '#lib/kernel/unanswered.ts'
import { askService, type Heard, type RdapMeans } from './ask-service.ts'
import { holdsBlock, Network, type NetworkRecord, referralOf, toNetwork } from './network-record.ts'
import { registryServices } from './registry-services.ts'
import { type DirectoryCopy, type FindDirectory, findService, hostsOf } from './service-directory.ts'

export type RdapPlace = {
  /** The base URL of one service to ask about every block, in place of those IANA names; null where there is none. */
  service?: () => string | null
  /** Asks for the registration above too: one question more. */
  withParent?: boolean
}

export type Rdap = RdapMeans & { findDirectory: FindDirectory }

export function rdapNetwork(rdap: Rdap, place: RdapPlace = {}): NetworkSource {
  return async (block) => {
    const answer = await askRegistry(rdap, place, block)
    if (!answer.ok) return answer
    const { record, trail, isTrusted } = answer.value
    const network = toNetwork(record)
    if (network === null) return err('malformed')
    const parent = place.withParent === true ? await askParent(rdap, { record, trail, isTrusted }, network) : null
    return ok({ network, parent, trail })
  }
}

/** Looks for a text in the remarks of a registration. What else stands there, perhaps about persons, is not given away. */
export function rdapRemarks(rdap: Rdap, place: RdapPlace = {}): RegistryRemarkSource {
  return async (block, token) => {
    const answer = await askRegistry(rdap, place, block)
    if (!answer.ok) return answer
    const { record } = answer.value
    const network = toNetwork(record)
    if (network === null) return err('malformed')
    const lines = (record.remarks ?? []).flatMap(({ description }) => description ?? [])
    return ok({ network, hasToken: lines.some((line) => line.includes(token)) })
  }
}

/** `isTrusted`: whether what the answer refers to may be asked. */
type Found = { record: NetworkRecord; trail: RegistryTrail; isTrusted: (url: URL) => boolean }
type Start = { base: string; isTrusted: Found['isTrusted']; directory: RegistryTrail['directory'] }

async function askRegistry(rdap: Rdap, place: RdapPlace, block: Prefix): Promise<Result<Found, Unanswered>> {
  const start = await findStart(rdap, place, block)
  if (!start.ok) return start
  const { base, isTrusted, directory } = start.value
  const url = `${base}ip/${formatPrefix(block)}`
  const heard = await askService(rdap, { url, schema: Network, isTrusted })
  if (!heard.ok) return err(heard.error)
  const found = { record: heard.value, isTrusted, trail: { hosts: heard.hosts, unheard: null, directory } }
  return ok(await followReferral(rdap, found, block))
}

async function findStart(
  { findDirectory }: Rdap,
  { service }: RdapPlace,
  block: Prefix,
): Promise<Result<Start, Unanswered>> {
  const named = service?.() ?? null
  if (named !== null) {
    const { origin } = new URL(named)
    const isTrusted = (url: URL) => url.origin === origin
    return ok({ base: named.replace(/\/?$/, '/'), isTrusted, directory: null })
  }
  const directory = await findDirectory()
  if (!directory.ok) return directory
  const base = findService(directory.value.bootstrap, block)
  return base === null ? err('not-found') : ok({ base, ...startOf(directory.value) })
}

function startOf({ bootstrap, fetchedAt }: DirectoryCopy): Omit<Start, 'base'> {
  const known = new Set([...hostsOf(bootstrap), ...registryServices.map(({ host }) => host)])
  return {
    // `host` names a port only where it is not the usual one: no inner service can be meant.
    isTrusted: ({ protocol, host, username, password }) =>
      protocol === 'https:' && known.has(host) && username === '' && password === '',
    directory: { fetchedAt: new Date(fetchedAt).toISOString(), publication: bootstrap.publication ?? null },
  }
}

/** The answer of whoever is said to know more, if it speaks of the block; else the first one stands, and says so. */
async function followReferral(rdap: Rdap, found: Found, block: Prefix): Promise<Found> {
  const { record, trail, isTrusted } = found
  const here = trail.hosts.at(-1) ?? ''
  const referral = referralOf(record, 'related', `https://${here}/`)
  if (referral === null || trail.hosts.includes(referral.host)) return found
  const unheard = (reason: NonNullable<RegistryTrail['unheard']>['reason']): Found => ({
    ...found,
    trail: { ...trail, unheard: { host: referral.host, reason } },
  })
  if (!isTrusted(referral)) return unheard('not-trusted')
  const heard: Heard<NetworkRecord> = await askService(rdap, { url: referral.href, schema: Network, isTrusted })
  if (!heard.ok) return unheard(heard.error)
  if (!holdsBlock(heard.value, block)) return unheard('malformed')
  return { ...found, record: heard.value, trail: { ...trail, hosts: [...trail.hosts, ...heard.hosts] } }
}

/** Null where the answer names none, or names itself. */
async function askParent(
  rdap: Rdap,
  { record, trail, isTrusted }: Found,
  { start, end }: RegisteredNetwork,
): Promise<ParentNetwork> {
  const up = referralOf(record, 'up', `https://${trail.hosts.at(-1) ?? ''}/`)
  // Registries still print links of http: their own services answer over https as well.
  if (up?.protocol === 'http:') up.protocol = 'https:'
  if (up === null || !isTrusted(up)) return null
  const heard = await askService(rdap, { url: up.href, schema: Network, isTrusted })
  if (!heard.ok) return err(heard.error)
  const parent = toNetwork(heard.value)
  if (parent === null) return err('malformed')
  return parent.start === start && parent.end === end ? null : ok(parent)
}
