/** The `inetnum:` objects of a registry's own database (RFC 2622), each registry with its habits. Nobody's name stands in one. */
import { formatRange } from '#lib/address-space/range.ts'
import { addressPlan } from '../address-plan.ts'
import { compactDay, type Day } from '../day.ts'
import { type DatabaseKeeper, type Inetnum, inetnumsOn } from '../inetnums.ts'
import type { Organisation } from '../organisations.ts'
import type { World } from '../world.ts'
import type { WorldFile } from '../world-file.ts'
import { maintainerOf, type RpslAttribute, rpslBanner, rpslText } from './rpsl-text.ts'

/** The split dump of the class. AFRINIC has none: there they stand in the dump of the whole database. */
export function writeInetnumDump(world: World, keeper: 'ripencc' | 'apnic', day: Day): WorldFile {
  const name = `${addressPlan[keeper].source.toLowerCase()}.db.inetnum-${compactDay(day)}.txt`
  return { name, text: `${[rpslBanner, ...writeInetnums(world, keeper, day)].join('\n\n')}\n` }
}

export function writeInetnums(world: World, keeper: DatabaseKeeper, day: Day): string[] {
  return inetnumsOn(world, keeper, day).map((inetnum) => {
    const holder = world.organisation(inetnum.holder)
    return rpslText([
      ['inetnum', formatRange(inetnum.range)],
      ['netname', inetnum.netname],
      ...layouts[keeper](inetnum, holder),
      ['source', addressPlan[keeper].source],
    ])
  })
}

type Layout = (inetnum: Inetnum, holder: Organisation) => RpslAttribute[]

const layouts: Readonly<Record<DatabaseKeeper, Layout>> = {
  ripencc: (inetnum, holder) => [
    ['country', inetnum.country],
    ...(inetnum.geofeed ? [['geofeed', inetnum.geofeed] as const] : []),
    ...orgOf(inetnum, holder, 'RIPE'),
    // What the RIPE NCC puts in the place of persons.
    ['admin-c', 'DUMY-RIPE'],
    ['tech-c', 'DUMY-RIPE'],
    ['status', inetnum.status],
    ...keptBy(inetnum, 'RIPE-NCC-HM-MNT', maintainerOf(holder, 'RIPE')),
    ['created', inetnum.created],
    ['last-modified', inetnum.changed],
  ],
  apnic: (inetnum, holder) => [
    ['descr', holder.name],
    ['country', inetnum.country],
    ...(inetnum.geofeed ? [['geofeed', inetnum.geofeed] as const] : []),
    ...orgOf(inetnum, holder, 'AP'),
    ['admin-c', `${handleOf(holder)}-AP`],
    ['tech-c', `${handleOf(holder)}-AP`],
    ['status', inetnum.status],
    ...keptBy(inetnum, 'APNIC-HM', maintainerOf(holder, 'APNIC')),
    ['mnt-irt', `IRT-${holder.id.toUpperCase()}-${holder.country}`],
    // The dump has no created.
    ['last-modified', inetnum.changed],
  ],
  afrinic: (inetnum, holder) => [
    ['descr', holder.name],
    ['country', inetnum.country],
    ...orgOf(inetnum, holder, 'AFRINIC'),
    ['admin-c', `${handleOf(holder)}-AFRINIC`],
    ['tech-c', `${handleOf(holder)}-AFRINIC`],
    ['status', inetnum.status],
    ...(inetnum.geofeed ? [['remarks', `Geofeed ${inetnum.geofeed}`] as const] : []),
    ...keptBy(inetnum, 'AFRINIC-HM-MNT', maintainerOf(holder, 'AFRINIC')),
    // One line a change (RFC 2622 section 3.1), the oldest first, with who made it masked.
    ...[...new Set([inetnum.created, inetnum.changed].map(changedLine))].map((text) => ['changed', text] as const),
  ],
}

const changedLine = (instant: string): string => `***@afrinic.net ${instant.slice(0, 10).replaceAll('-', '')}`

/** A registration stands under its registry's maintainer, and its holder may write below it. */
function keptBy({ by }: Inetnum, registry: string, holder: string): RpslAttribute[] {
  if (by === 'holder') return [['mnt-by', holder]]
  return [
    ['mnt-by', registry],
    ['mnt-by', holder],
    ['mnt-lower', holder],
    ['mnt-routes', holder],
  ]
}

const orgOf = ({ by }: Inetnum, holder: Organisation, suffix: string): RpslAttribute[] =>
  by === 'registry' ? [['org', `ORG-${handleOf(holder)}-${suffix}`]] : []

/** Initials and a number, as registries make handles. */
const handleOf = ({ id, index }: Organisation): string =>
  `${id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase())
    .join('')}${index + 1}`
