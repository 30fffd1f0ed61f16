/**
 * The reverse zones of the world: which are delegated, to which servers, and which of these have them. Follows from
 * what is held and announced; what is drawn here is drawn from labels of its own and changes nothing else.
 */
import { formatAddress, parseAddress } from '#lib/address-space/address.ts'
import { overlapsPrefix, type Prefix, splitPrefix } from '#lib/address-space/prefix.ts'
import { rangeToPrefixes } from '#lib/address-space/range.ts'
import type { Day } from './day.ts'
import { type Announcement, type OrganisationRef, standsOn } from './facts.ts'
import { hashOf } from './random.ts'
import { prefixOf } from './scenario-facts/moment.ts'
import { type ScenarioState, scenarios } from './scenarios.ts'
import type { World } from './world.ts'

/** Two name servers serve all of them; their addresses lie in the world's own space. */
export const reverseServers = {
  first: { name: 'ns1.reverse.example', address: '240.0.0.53' },
  second: { name: 'ns2.reverse.example', address: '240.0.1.53' },
} as const

export type ReverseServer = keyof typeof reverseServers

export type ReverseZone = {
  /** `64.0.240.in-addr.arpa` */
  name: string
  /** Those of the two that have it; it is delegated to both. */
  hasIt: readonly ReverseServer[]
  isSigned: boolean
  holder: OrganisationRef
}

/** By name, in lower case. */
export type ReverseZones = ReadonlyMap<string, ReverseZone>

export function reverseZonesOn(world: World, day: Day): ReverseZones {
  const announced = world.announcements.filter((one) => standsOn(one, day))
  const zones = world.holdings
    .filter((holding) => standsOn(holding, day))
    .flatMap(({ range, holder }) =>
      rangeToPrefixes(range)
        .filter((block) => isDelegated(block, announced))
        .flatMap((block) => splitPrefix(block, block.length <= 16 ? 16 : Math.max(block.length, 24)))
        .filter(({ length }) => length <= 24)
        .map((block) => zoneOf(block, holder)),
    )
  return new Map(zones.map((zone) => [zone.name, zone]))
}

/** Its holder asked for the delegation; who never used a block mostly never did. */
function isDelegated(block: Prefix, announced: readonly Announcement[]): boolean {
  if (overlapsPrefix(block, scenarioBlock('never-routed'))) return false
  if (overlapsPrefix(block, scenarioBlock('dormant'))) return true
  // A leaked default route is nobody's use of it.
  const isUsed = announced.some(({ prefix }) => prefix.length >= 8 && overlapsPrefix(prefix, block))
  return isUsed || drawOf(block, 'asked') % 4 === 0
}

function zoneOf(block: Prefix, holder: OrganisationRef): ReverseZone {
  const octets = formatAddress(block.address)
    .split('.')
    .slice(0, block.length / 8)
  return {
    name: [...octets.reverse(), 'in-addr.arpa'].join('.'),
    hasIt: isLame(block) ? ['first'] : ['first', 'second'],
    isSigned: drawOf(block, 'signed') % 3 === 0,
    holder,
  }
}

/** One of its servers was never told. */
const isLame = (block: Prefix): boolean =>
  overlapsPrefix(block, scenarioBlock('dormant')) || (!isScenario(block) && drawOf(block, 'lame') % 16 === 0)

const isScenario = (block: Prefix): boolean => scenarioPrefixes.some((prefix) => overlapsPrefix(prefix, block))

const scenarioPrefixes = scenarios.map(({ prefix }) => prefixOf(prefix))

function scenarioBlock(wanted: ScenarioState): Prefix {
  const found = scenarios.find(({ state }) => state === wanted)
  if (!found) throw new Error(`Broken invariant: the world has the scenario ${wanted}`)
  return prefixOf(found.prefix)
}

const drawOf = ({ address, length }: Prefix, what: string): number => hashOf(`reverse ${what} ${address}/${length}`)

/** The zone that a name under in-addr.arpa lies in; null where none is delegated. */
export function findReverseZone(name: string, zones: ReverseZones): ReverseZone | null {
  const labels = name.split('.')
  for (let cut = 0; cut < labels.length - 2; cut++) {
    const zone = zones.get(labels.slice(cut).join('.'))
    if (zone) return zone
  }
  return null
}

/** What the address of a PTR question is called; null where it has no name. */
export function hostNameOf(question: string, { holder }: ReverseZone): string | null {
  const octets = question
    .replace(/\.in-addr\.arpa$/, '')
    .split('.')
    .reverse()
  const address = parseAddress(octets.join('.'))
  if (!address.ok || hashOf(`reverse name ${address.value}`) % 4 === 0) return null
  return `h-${octets.join('-')}.${holder}.example`
}
