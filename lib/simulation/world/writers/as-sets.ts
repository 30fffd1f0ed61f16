/**
 * The `as-set:` objects of the routing registries (RFC 2622 section 5.1): each network that has customers names them, some
 * name each other's sets, and in RADB one is filled by nobody's leave. Drawn from streams of their own.
 */

import { addressPlan } from '../address-plan.ts'
import { compactDay, type Day, formatInstant } from '../day.ts'
import type { RoutingRegistry } from '../facts.ts'
import { getOrganisation, type Organisation, organisations } from '../organisations.ts'
import { randomOf, secondOfDay } from '../random.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'
import { maintainerOf, type RpslAttribute, rpslBanner, rpslText } from './rpsl-text.ts'

/** The split dump of the class. In the other registries they stand in the dump of the whole database. */
export function writeAsSetDump(world: World, source: 'RIPE' | 'APNIC', day: Day): WorldFile {
  const name = `${source.toLowerCase()}.db.as-set-${compactDay(day)}.txt`
  return { name, text: `${[rpslBanner, ...writeAsSets(world, source, day)].join('\n\n')}\n` }
}

export function writeAsSets(world: World, source: RoutingRegistry, day: Day): string[] {
  return setsOf(world, source)
    .filter(({ from }) => from < day)
    .map(({ name, keeper, members, from, others }) => {
      const written = formatInstant(from, secondOfDay(`as-set/${name}`))
      return rpslText([
        ['as-set', name],
        ['descr', `${keeper.name} and its customers`],
        ...memberLines(members),
        ...others,
        ['mnt-by', maintainerOf(keeper, source)],
        ['created', written],
        ['last-modified', written],
        ['source', source],
      ])
    })
}

/** As people write them: some lines hold several, with commas between them. */
const memberLines = (members: readonly string[]): RpslAttribute[] =>
  Array.from({ length: Math.ceil(members.length / 3) }, (_, line) => [
    'members',
    members.slice(line * 3, line * 3 + 3).join(', '),
  ])

type AsSet = {
  name: string
  keeper: Organisation
  members: readonly string[]
  from: Day
  others: readonly RpslAttribute[]
}

function setsOf(world: World, source: RoutingRegistry): AsSet[] {
  if (source === 'RADB') return setsInRadb(world)
  return organisations
    .filter(({ registry }) => addressPlan[registry].source === source)
    .flatMap((keeper) => ownSet(world, keeper))
}

const nameOf = ({ id, asn, index }: Organisation): string =>
  index % 4 === 0 ? `AS${asn}:AS-CUSTOMERS` : `AS-${id.toUpperCase()}`

/** Two of three keep one. A member that is a set may name this one too: sets do run in circles. */
function ownSet({ seed, genesis }: World, keeper: Organisation): AsSet[] {
  const random = randomOf(seed, `as-set/${keeper.id}`)
  if (!random.chance(65)) return []
  const customers = Array.from({ length: random.between(1, 6) }, () => random.pick(organisations))
  const named = customers.map((customer) => (random.chance(30) ? nameOf(customer) : `AS${customer.asn}`))
  const from = genesis - random.between(60, 3_000)
  return [{ name: nameOf(keeper), keeper, members: [...new Set([`AS${keeper.asn}`, ...named])], from, others: [] }]
}

/** A set that gathers what its keeper likes, and one that names every AS there is. */
function setsInRadb({ genesis }: World): AsSet[] {
  const keeper = getOrganisation('perpetual-picnic')
  const gathered = ['whispering-cabbage', 'glass-accordion', 'moonlit-turnip', 'lost-sock'].map(getOrganisation)
  return [
    {
      ...{ name: 'AS-PICNIC-GUESTS', keeper, from: genesis - 210, others: [['remarks', 'guests are not asked']] },
      members: [...gathered.map(({ asn }) => `AS${asn}`), `AS${keeper.asn}:AS-CUSTOMERS`],
    },
    { name: 'AS-PICNIC-ANYBODY', keeper, from: genesis - 900, members: ['AS-ANY'], others: [] },
  ]
}
