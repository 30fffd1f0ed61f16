/**
 * What the registries of a simulated world answer by RDAP (RFC 9083): networks, organisations, AS numbers.
 *
 * Each in the words of its registry. Knows no HTTP and no product.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import { formatPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import { rangeOf, rangeToPrefixes } from '#lib/address-space/range.ts'
import { domainOf } from '#lib/registry/rir.ts'
import { addressPlan, type Registry } from '../world/address-plan.ts'
import type { Day } from '../world/day.ts'
import { type Holding, standsOn } from '../world/facts.ts'
import { holderIdOf, type Organisation } from '../world/organisations.ts'
import { geofeedOf, instantsOf, netnameOf, statusWords } from '../world/registration.ts'
import type { World } from '../world/world.ts'

/** `base` is the address of this RDAP service, without a slash at its end. */
export type RdapPlace = { world: World; day: Day; base: string }

const conformance = ['rdap_level_0', 'cidr0', 'nro_rdap_profile_0', 'geofeed1']
const notices = [
  { title: 'Simulated', description: ['A registry of a fictional Internet. Nobody is registered here.'] },
]

/** The registrations that hold the whole block now; two registries may claim it. */
export function findHoldings({ world, day }: Pick<RdapPlace, 'world' | 'day'>, block: Prefix): Holding[] {
  const { start, end } = rangeOf(block)
  return world.holdings.filter(
    (holding) => holding.range.start <= start && end <= holding.range.end && standsOn(holding, day),
  )
}

export function networkAnswer(place: RdapPlace, holding: Holding) {
  const { world, day, base } = place
  const { range, registry, status, country } = holding
  const holder = world.organisation(holding.holder)
  const remarks = world.remarks.filter(({ block, ...period }) => block.start === range.start && standsOn(period, day))
  const [start, end] = [formatAddress(range.start), formatAddress(range.end)]
  const { registered, changed } = instantsOf(world, holding, day)
  return {
    rdapConformance: conformance,
    notices,
    objectClassName: 'ip network',
    handle: handleOf(registry, start, end),
    startAddress: start,
    endAddress: end,
    ipVersion: 'v4',
    name: netnameOf(holding),
    type: statusWords[registry][status],
    country,
    status: ['active'],
    cidr0_cidrs: rangeToPrefixes(range).map((prefix) => ({
      v4prefix: formatAddress(prefix.address),
      length: prefix.length,
    })),
    entities: [entityOf(place, holder, ['registrant'])],
    remarks: remarks.map(({ text }) => ({ title: 'remarks', description: text.split('\n') })),
    events: [
      { eventAction: 'registration', eventDate: registered },
      { eventAction: 'last changed', eventDate: changed },
    ],
    links: [...selfLink(`${base}/ip/${rangeToPrefixes(range).map(formatPrefix)[0]}`), ...geofeedLink(place, holding)],
    port43: `whois.${domainOf(registry)}`,
  }
}

export function entityAnswer(place: RdapPlace, organisation: Organisation) {
  return { rdapConformance: conformance, notices, ...entityOf(place, organisation, []) }
}

export function autnumAnswer(place: RdapPlace, organisation: Organisation) {
  const { asn, registry, id, country } = organisation
  return {
    rdapConformance: conformance,
    notices,
    objectClassName: 'autnum',
    handle: `AS${asn}`,
    startAutnum: asn,
    endAutnum: asn,
    name: id.toUpperCase(),
    country,
    status: ['active'],
    entities: [entityOf(place, organisation, ['registrant'])],
    links: selfLink(`${place.base}/autnum/${asn}`),
    port43: `whois.${domainOf(registry)}`,
  }
}

function geofeedLink({ world, day, base }: RdapPlace, holding: Holding) {
  const href = geofeedOf(world, holding, day)
  return href === null ? [] : [{ rel: 'geo', href, value: base, type: 'application/geofeed+csv' }]
}

/** An organisation under the id by which its registry groups what it holds. */
function entityOf({ world, base }: RdapPlace, organisation: Organisation, roles: readonly string[]) {
  const handle = holderIdOf(world.seed, organisation)
  return {
    objectClassName: 'entity',
    handle,
    ...(roles.length > 0 && { roles }),
    vcardArray: [
      'vcard',
      [
        ['version', {}, 'text', '4.0'],
        ['kind', {}, 'text', 'org'],
        ['fn', {}, 'text', organisation.name],
      ],
    ],
    links: selfLink(`${base}/entity/${handle}`),
  }
}

const selfLink = (href: string) => [{ rel: 'self', href, value: href, type: 'application/rdap+json' }]

/** ARIN makes handles of its own; the others name a network by its addresses. */
function handleOf(registry: Registry, start: string, end: string): string {
  return registry === 'arin' ? `NET-${start.replaceAll('.', '-')}-1` : `${start} - ${end}`
}

/** RFC 9224: which addresses this service answers for, as IANA's bootstrap file says it. */
export function bootstrapAnswer(base: string, publication: string) {
  const prefixes = Object.values(addressPlan).flatMap(({ slash8s }) => slash8s.map((octet) => `${octet}.0.0.0/8`))
  return { version: '1.0', publication, description: 'Simulated RDAP bootstrap', services: [[prefixes, [`${base}/`]]] }
}
