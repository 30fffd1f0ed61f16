/**
 * The addresses of which two moments of evidence say different things: source by source, only what differs.
 *
 * A source counts only where both moments have it: one that came or went is no change of the Internet.
 */

import { diffRangeTables } from '#lib/address-space/diff-range-tables.ts'
import { prefixAt } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import type { RangeSchema, RangeTable } from '#lib/address-space/range-table.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { diffVrps, type Vrp } from '#lib/routing/diff-vrps.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import type { EvidenceSet, Opened } from '../evidence.ts'
import { locationSchema } from '../location-row.ts'
import { publishedVrps } from '../with-exceptions.ts'
import type { FactsWanted } from './block-facts.ts'

/** What was known at the one moment and at the other, of the sources that both have. */
export type EvidencePair = { readonly before: EvidenceSet; readonly after: EvidenceSet }

export function pairEvidence(before: EvidenceSet, after: EvidenceSet): EvidencePair {
  return { before: keepSharedWith(before, after), after: keepSharedWith(after, before) }
}

function keepSharedWith(one: EvidenceSet, other: EvidenceSet): EvidenceSet {
  const shared = <T>(mine: readonly Opened<T>[], theirs: readonly Opened<T>[]) =>
    mine.filter(({ snapshot }) => theirs.some((their) => their.snapshot.source === snapshot.source))
  return {
    ...one,
    // What an operator makes of the VRPs by local exceptions is no change of the RPKI.
    vrps: other.vrps ? publishedVrps(one) : null,
    localExceptions: null,
    registrations: shared(one.registrations, other.registrations),
    announcements: shared(one.announcements, other.announcements),
    routeObjects: shared(one.routeObjects, other.routeObjects),
    // A file that lacks some of what its header counts has delisted nobody, and the next whole one lists nobody anew.
    blocklists: shared(one.blocklists.filter(isWhole), other.blocklists.filter(isWhole)),
    transferLocks: other.transferLocks && one.transferLocks,
    registryConflicts: other.registryConflicts && one.registryConflicts,
    locations: shared(one.locations, other.locations),
    geofeeds: shared(one.geofeeds, other.geofeeds),
  }
}

const isWhole = ({ snapshot: { records, countedByHeader } }: Opened<unknown>): boolean =>
  countedByHeader === undefined || records >= countedByHeader

/** Which kinds of facts can differ at all: a table that stands at both moments says the same at both. */
export function factsApart({ before, after }: EvidencePair): FactsWanted {
  const differ = <T>(old: readonly Opened<T>[], fresh: readonly Opened<T>[]) =>
    old.some(({ table }, place) => table !== fresh[place]?.table)
  const routeObjects = differ(before.routeObjects, after.routeObjects)
  return {
    // Whether a route object is a stranger's is seen by routes and ROAs.
    routing:
      routeObjects || before.vrps?.table !== after.vrps?.table || differ(before.announcements, after.announcements),
    routeObjects,
    listEntries: differ(before.blocklists, after.blocklists),
    registrations: differ(before.registrations, after.registrations),
    transferLocks: before.transferLocks?.table !== after.transferLocks?.table,
    registryConflicts: before.registryConflicts?.table !== after.registryConflicts?.table,
    places: differ(before.locations, after.locations) || differ(before.geofeeds, after.geofeeds),
  }
}

/** Of a pair, where anything that a watch looks at differs. In no order, and some more than once. */
export function findChangedRanges({ before, after }: EvidencePair): AddressRange[] {
  return [
    ...(before.vrps && after.vrps && before.vrps.table !== after.vrps.table
      ? rangesOfVrps(diffVrps(before.vrps.table, after.vrps.table))
      : []),
    ...rangesApart(registrationSchema, ['registry', 'country', 'date', 'status', 'holderId'], {
      ...{ old: before.registrations, fresh: after.registrations },
    }),
    // How many peers see a route differs from hour to hour, and is told by its baseline.
    ...rangesApart(announcementSchema, ['origin', 'originSet'], {
      ...{ old: before.announcements, fresh: after.announcements },
    }),
    ...rangesApart(routeObjectSchema, ['origin', 'source'], { old: before.routeObjects, fresh: after.routeObjects }),
    ...rangesApart(blocklistSchema, ['reference'], { old: before.blocklists, fresh: after.blocklists }),
    ...rangesApart(transferLockSchema, ['since', 'until'], {
      ...{ old: listOf(before.transferLocks), fresh: listOf(after.transferLocks) },
    }),
    ...rangesApart(registryConflictSchema, ['registries'], {
      ...{ old: listOf(before.registryConflicts), fresh: listOf(after.registryConflicts) },
    }),
    ...rangesApart(locationSchema, ['country'], { old: before.locations, fresh: after.locations }),
    ...rangesApart(locationSchema, ['country'], { old: before.geofeeds, fresh: after.geofeeds }),
  ]
}

const listOf = <T>(opened: T | null): T[] => (opened === null ? [] : [opened])

type DeltaOf<T> = { readonly announced: readonly T[]; readonly withdrawn: readonly T[] }

/** The same of a delta that an RTR cache sent. */
export const rangesOfVrps = ({ announced, withdrawn }: DeltaOf<Pick<Vrp, 'address' | 'length'>>): AddressRange[] =>
  [...announced, ...withdrawn].map(({ address, length }) => rangeOf(prefixAt(address, length)))

type OpenedTables<S extends RangeSchema> = readonly Opened<RangeTable<S>>[]

function rangesApart<S extends RangeSchema>(
  schema: S,
  identity: readonly (keyof S & string)[],
  { old, fresh }: { old: OpenedTables<S>; fresh: OpenedTables<S> },
): AddressRange[] {
  return old.flatMap(({ snapshot, table: before }) => {
    const after = fresh.find((other) => other.snapshot.source === snapshot.source)?.table
    if (!after || after === before) return []
    const { removed, added } = diffRangeTables({ schema, before, after }, identity)
    return [...spansOf(before, removed), ...spansOf(after, added)]
  })
}

const spansOf = <S extends RangeSchema>({ layout }: RangeTable<S>, rows: readonly number[]): AddressRange[] =>
  rows.map((row) => ({ start: layout.start[row] ?? 0, end: layout.end[row] ?? 0 }))
