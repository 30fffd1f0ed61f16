/** Small evidence for tests: rows in the words of their formats, everything else never imported. */
import { type Prefix, parsePrefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, parseRange, rangeOf } from '#lib/address-space/range.ts'
import { buildRangeTable, openRangeTable, type RangeRow, type RangeSchema } from '#lib/address-space/range-table.ts'
import type { DossierSource } from '#lib/diligence/dossier.ts'
import type { EvidenceSet, Opened } from '#lib/diligence/evidence.ts'
import { locationSchema } from '#lib/diligence/location-row.ts'
import type { Snapshot, SnapshotKind } from '#lib/diligence/snapshot.ts'
import { asnRegistrationSchema } from '#lib/registry/asn-registration.ts'
import { ianaBlockSchema } from '#lib/registry/iana-block.ts'
import { inetnumSchema } from '#lib/registry/inetnum.ts'
import { pendingTransferSchema } from '#lib/registry/pending-transfer.ts'
import { registrationSchema } from '#lib/registry/registration.ts'
import { registryConflictSchema } from '#lib/registry/registry-conflict.ts'
import { specialAsnSchema, specialPurposeSchema } from '#lib/registry/special-purpose.ts'
import { transferSchema } from '#lib/registry/transfer.ts'
import { transferLockSchema } from '#lib/registry/voluntary-lock.ts'
import { asnDropSchema } from '#lib/reputation/asn-drop.ts'
import { blocklistSchema } from '#lib/reputation/blocklist.ts'
import { announcementSchema } from '#lib/routing/announcement.ts'
import { asSetMemberSchema, keyOfSet } from '#lib/routing/as-set.ts'
import { routeObjectSchema } from '#lib/routing/route-object.ts'
import { buildVrpIndex, openVrpIndex, type VrpIndex } from '#lib/routing/vrp-index.ts'

export const nothingImported: EvidenceSet = {
  registrations: [],
  asnRegistrations: [],
  transfers: [],
  pendingTransfers: [],
  vrps: null,
  localExceptions: null,
  aspas: null,
  roaEnds: null,
  announcements: [],
  routeObjects: [],
  inetnums: [],
  asSets: [],
  blocklists: [],
  asnDrop: null,
  specialPurpose: null,
  specialAsns: null,
  ianaBlocks: null,
  transferLocks: null,
  registryConflicts: null,
  locations: [],
  geofeeds: [],
  locationSources: [],
  faults: new Map(),
  besideSources: [],
  sources: [],
}

/** Sources that were asked and are fresh. */
export const observedSources = (named: readonly (readonly [source: string, kind: SnapshotKind])[]): DossierSource[] =>
  named.map(([source, kind]) => ({
    source,
    kind,
    status: 'observed',
    asOf: '2026-06-19',
    fetchedAt: '2026-06-20T00:00:00Z',
    sha256: source,
    records: 1,
  }))

/** The prefix of a text that is one. */
export function prefix(text: string): Prefix {
  const parsed = parsePrefix(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

export function snapshot(given: Partial<Snapshot> & { source: string; kind: SnapshotKind }): Snapshot {
  return {
    format: 'test',
    fileName: `${given.source}.txt`,
    index: given.source,
    sha256: given.source,
    asOf: '2026-06-19',
    datedBy: 'content',
    fetchedAt: '2026-06-20T00:00:00Z',
    bytes: 0,
    records: 0,
    notes: [],
    ...given,
  }
}

const place = { offset: 0, bytes: 0 }

type Named = { kind: SnapshotKind; source: string }

function tableOf<S extends RangeSchema>({ kind, source }: Named, schema: S, rows: RangeRow<S>[]) {
  const builder = buildRangeTable(schema)
  for (const row of rows) builder.add(row)
  return { snapshot: snapshot({ source, kind }), table: openRangeTable(schema, builder.finish()) }
}

/** `[prefix, asn, maxLength, trust anchor]`, of the RIPE NCC's unless another is named. */
export function vrpsOf(...rows: [string, number, number, (string | null)?][]): Opened<VrpIndex> {
  const builder = buildVrpIndex()
  for (const [text, asn, maxLength, ta = 'ripe'] of rows)
    builder.add({ ...prefix(text), asn, maxLength, ta, offset: 0 })
  return { snapshot: snapshot({ source: 'rpki-vrps', kind: 'vrps' }), table: openVrpIndex(builder.finish()) }
}

/** `[prefix, origin, peers]`, where an origin in braces is an AS_SET; without peers the format counts none. */
export const announcementsOf = (source: string, ...rows: [string, number | string, number?][]) =>
  tableOf(
    { kind: 'announcements', source },
    announcementSchema,
    rows.map(([text, origin, peers = 0]) => ({
      ...rangeOf(prefix(text)),
      ...(typeof origin === 'number' ? { origin, originSet: null } : { origin: 0, originSet: origin }),
      peers,
      ...place,
    })),
  )

/** `[prefix, reference]`. */
export const blocklistOf = (source: string, ...rows: [string, string | null][]) =>
  tableOf(
    { kind: 'blocklist', source },
    blocklistSchema,
    rows.map(([text, reference]) => ({ ...rangeOf(prefix(text)), reference, ...place })),
  )

/** `[ASN, name]`. */
export const asnDropOf = (...rows: [number, string][]) =>
  tableOf(
    { kind: 'asn-drop', source: 'spamhaus-asndrop' },
    asnDropSchema,
    rows.map(([asn, name]) => ({
      ...{ start: asn, end: asn, name, rir: null, domain: null, country: null },
      ...place,
    })),
  )

/** `[prefix, origin, source, maintainer]`. */
export const routeObjectsOf = (...rows: [string, number, string, string?][]) =>
  tableOf(
    { kind: 'route-objects', source: 'irr-test' },
    routeObjectSchema,
    rows.map(([text, origin, source, maintainers = null]) => ({
      ...rangeOf(prefix(text)),
      origin,
      source,
      maintainers,
      created: null,
      lastModified: null,
      ...place,
    })),
  )

/** `[range, status]`. */
export const inetnumsOf = (source: string, ...rows: [string, string | null][]) =>
  tableOf(
    { kind: 'inetnums', source },
    inetnumSchema,
    rows.map(([text, status]) => ({
      ...{ ...rangeFrom(text), status, country: 'NL', netname: 'NET', organisation: null },
      ...{ maintainers: 'A-MNT', lower: null, changed: null, source: 'RIPE', ...place },
    })),
  )

/** `[set, member]`: a member is an AS number or the name of a set. */
export const asSetsOf = (source: string, ...rows: [string, number | string][]) =>
  tableOf(
    { kind: 'as-sets', source },
    asSetMemberSchema,
    rows.map(([set, member]) => {
      const key = typeof member === 'number' ? member : keyOfSet(member)
      return {
        ...{ start: key, end: key, set, member: typeof member === 'number' ? null : member, by: null },
        ...{ maintainers: 'A-MNT', changed: '2024-05-06', source: 'TEST', ...place },
      }
    }),
  )

/** `[prefix or range, country]`; of a geofeed where the source is named so. */
export const locationsOf = (source: string, ...rows: [string, string | null][]) =>
  tableOf(
    { kind: source.startsWith('geofeed-') ? 'geofeed' : 'locations', source },
    locationSchema,
    rows.map(([text, country]) => ({ ...rangeFrom(text), country, region: null, city: null, ...place })),
  )

function rangeFrom(text: string): AddressRange {
  if (!text.includes('-')) return rangeOf(prefix(text))
  const parsed = parseRange(text)
  if (!parsed.ok) throw new Error(parsed.error.message)
  return parsed.value
}

/** `[name, prefix, terminated]`. */
export const specialPurposeOf = (...rows: [string, string, string?][]) =>
  tableOf(
    { kind: 'special-purpose', source: 'iana-special-purpose' },
    specialPurposeSchema,
    rows.map(([name, text, terminated = null]) => ({
      ...rangeOf(prefix(text)),
      name,
      rfc: null,
      globallyReachable: null,
      terminated,
      ...place,
    })),
  )

/** `[ASN, name]`. */
export const specialAsnsOf = (...rows: [number, string][]) =>
  tableOf(
    { kind: 'special-asns', source: 'iana-special-asns' },
    specialAsnSchema,
    rows.map(([asn, name]) => ({ start: asn, end: asn, name, rfc: null, ...place })),
  )

export type RegistrationGiven = Omit<RangeRow<typeof registrationSchema>, 'offset' | 'bytes'>

export const registrationsOf = (registry: string, ...rows: RegistrationGiven[]) =>
  tableOf(
    { kind: 'registrations', source: `delegated-${registry}` },
    registrationSchema,
    rows.map((row) => ({ ...row, ...place })),
  )

/** `first` and `last` are AS numbers. */
export type AsnGiven = Partial<Omit<RegistrationGiven, 'start' | 'end'>> & { first: number; last?: number }

export const asnRegistrationsOf = (registry: string, ...rows: AsnGiven[]) =>
  tableOf(
    { kind: 'asn-registrations', source: `asns-${registry}` },
    asnRegistrationSchema,
    rows.map(({ first, last = first, ...row }) => ({
      ...{ start: first, end: last, registry, country: null, date: null, status: 'allocated', holderId: null },
      ...row,
      ...place,
    })),
  )

export type TransferGiven = Omit<RangeRow<typeof transferSchema>, 'offset' | 'bytes'>

export const transfersOf = (registry: string, ...rows: TransferGiven[]) =>
  tableOf(
    { kind: 'transfers', source: `transfers-${registry}` },
    transferSchema,
    rows.map((row) => ({ ...row, ...place })),
  )

/** `[prefix, status, since]`, all from ARIN to APNIC. */
export const pendingTransfersOf = (registry: string, ...rows: [string, string, string][]) =>
  tableOf(
    { kind: 'pending-transfers', source: `pending-transfers-${registry}` },
    pendingTransferSchema,
    rows.map(([text, status, since]) => ({
      ...rangeOf(prefix(text)),
      ...{ status, since, sourceRir: 'ARIN', recipientRir: 'APNIC', ...place },
    })),
  )

/** `[prefix, status, designation, date]`. */
export const ianaBlocksOf = (...rows: [string, string, string, string][]) =>
  tableOf(
    { kind: 'address-space', source: 'iana-address-space' },
    ianaBlockSchema,
    rows.map(([text, status, designation, date]) => ({
      ...rangeOf(prefix(text)),
      ...{ status, designation, date, whois: null, rdap: null, ...place },
    })),
  )

/** `[prefix, since, until]`. */
export const transferLocksOf = (...rows: [string, string | null, string | null][]) =>
  tableOf(
    { kind: 'transfer-locks', source: 'transfer-locks-ripencc' },
    transferLockSchema,
    rows.map(([text, since, until]) => ({ ...rangeOf(prefix(text)), since, until, ...place })),
  )

/** `[prefix, registries]`. */
export const registryConflictsOf = (...rows: [string, string][]) =>
  tableOf(
    { kind: 'registry-conflicts', source: 'nro-conflicts' },
    registryConflictSchema,
    rows.map(([text, registries]) => ({ ...rangeOf(prefix(text)), registries, ...place })),
  )
