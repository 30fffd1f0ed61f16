/** One routing registry's dump in RPSL (RFC 2622), with the other classes such a dump carries. */
import { comparePrefixes, formatPrefix } from '#lib/address-space/prefix.ts'
import { compactDay, type Day, formatInstant, secondWithin } from '../day.ts'
import { type RouteObject, type RoutingRegistry, standsOn } from '../facts.ts'
import type { Organisation } from '../organisations.ts'
import { secondOfDay } from '../random.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'
import { writeAsSets } from './as-sets.ts'
import { writeInetnums } from './inetnums.ts'
import { maintainerOf, rpslBanner, rpslText } from './rpsl-text.ts'

export const routingRegistries = [
  'RIPE',
  'ARIN',
  'APNIC',
  'LACNIC',
  'AFRINIC',
  'RADB',
] as const satisfies readonly RoutingRegistry[]

export function writeRouteObjects(world: World, source: RoutingRegistry, day: Day): WorldFile {
  const objects = world.routeObjects
    .filter((object) => object.source === source && standsOn(object, day))
    .sort((a, b) => comparePrefixes(a.prefix, b.prefix) || a.origin - b.origin)
  const paragraphs = [
    rpslBanner,
    // RIPE and APNIC publish a file a class; the others put every class into one.
    ...(publishesByClass(source) ? [] : otherClasses(source)),
    ...(publishesByClass(source) ? [] : writeAsSets(world, source, day)),
    ...(source === 'AFRINIC' ? writeInetnums(world, 'afrinic', day) : []),
    ...objects.map((object) => routeText(object, world.organisation(object.keeper))),
  ]
  const part = publishesByClass(source) ? '.route' : ''
  return { name: `${source.toLowerCase()}.db${part}-${compactDay(day)}.txt`, text: `${paragraphs.join('\n\n')}\n` }
}

function publishesByClass(source: RoutingRegistry): boolean {
  return source === 'RIPE' || source === 'APNIC'
}

function routeText({ prefix, origin, source, from }: RouteObject, keeper: Organisation): string {
  const written = formatInstant(from, secondWithin(from, secondOfDay(`route/${formatPrefix(prefix)}/${keeper.id}`)))
  return rpslText([
    ['route', formatPrefix(prefix)],
    ['descr', keeper.name],
    ['origin', `AS${origin}`],
    ['mnt-by', maintainerOf(keeper, source)],
    ['created', written],
    ['last-modified', written],
    ['source', source],
  ])
}

function otherClasses(source: RoutingRegistry): string[] {
  return [
    rpslText([
      ['mntner', `${source}-SIMULATED-MNT`],
      ['descr', 'Keeper of the simulated registry'],
      // A continuation line, as hand-written objects have.
      ['remarks', 'nobody is on call\n+               at night'],
      ['source', source],
    ]),
    rpslText([
      ['route6', '3fff:fff::/32'],
      ['origin', 'AS64496'],
      ['mnt-by', `${source}-SIMULATED-MNT`],
      ['source', source],
    ]),
  ]
}
