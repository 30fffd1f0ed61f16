/** The raw records of a snapshot that touch a block, read back from the file they were imported from. */
import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { isTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Snapshot } from '../snapshot.ts'
import { publishedVrps } from '../with-exceptions.ts'
import { firstRecord, longestVrp, type Place, withRawText } from './raw-text.ts'
import type { WorldFolder } from './world-folder.ts'

export type RawRecord = {
  /** Byte of the decompressed text at which the record begins. */
  offset: number
  text: string
}

export type SourceRecords = {
  source: string
  /** How many records touch the block; `records` holds the first of them. */
  total: number
  records: readonly RawRecord[]
}

/** More than a page shows would be read for nothing. */
const mostRecords = 6
/** Rows looked at for them: several rows may be of one record. Past it, `total` counts rows. */
const mostLooked = 64

/** Without awaiting: the bytes are few and near, and going to another thread for each costs more than reading them. */
export const readRecords = (folder: WorldFolder, evidence: EvidenceSet, block: Prefix): SourceRecords[] =>
  recordsAt(folder, placesOf(evidence, block))

/** The records that name the AS itself; what it announces is no few records. */
export function readAsnRecords(folder: WorldFolder, evidence: EvidenceSet, asn: number): SourceRecords[] {
  const tables = [evidence.specialAsns, evidence.asnDrop].filter((opened) => opened !== null)
  const found = [...evidence.asnRegistrations, ...tables].map(({ snapshot, table }) => {
    const rows = table.overlapping(asn, asn)
    return { ...named(snapshot), rows: rows.length, places: firstOf(rows, (index) => table.row(index)) }
  })
  return recordsAt(folder, found)
}

const recordsAt = (folder: WorldFolder, found: readonly Found[]): SourceRecords[] =>
  found.map(({ source, sha256, rows, places }) => ({
    source,
    total: rows > mostLooked ? rows : places.length,
    records: places.length === 0 ? [] : readPlaces(folder, sha256, places.slice(0, mostRecords)),
  }))

type Found = { source: string; sha256: string; rows: number; places: Place[] }

function placesOf(evidence: EvidenceSet, block: Prefix): Found[] {
  const tables = [
    ...(evidence.specialPurpose ? [evidence.specialPurpose] : []),
    ...evidence.registrations,
    ...evidence.transfers,
    ...evidence.routeObjects,
    ...evidence.blocklists,
  ]
  const fromTables = tables.map(({ snapshot, table }) => {
    const rows = table.overlapping(block.address, lastAddress(block))
    return { ...named(snapshot), rows: rows.length, places: firstOf(rows, (index) => table.row(index)) }
  })
  const fromRoutes = evidence.announcements.map(({ snapshot, table }) => {
    const rows = table.overlapping(block.address, lastAddress(block))
    // What the check ignores is no record of this block. It leads: of routes over a block the widest comes first.
    const first = rows.findIndex((index) => isTelling(block, prefixOf(table.row(index))))
    const telling = first === -1 ? [] : rows.slice(first)
    return { ...named(snapshot), rows: telling.length, places: firstOf(telling, (index) => table.row(index)) }
  })
  const found = [...fromTables, ...fromRoutes]
  const published = publishedVrps(evidence)
  if (!published) return found
  const { snapshot, table } = published
  const { address, length } = block
  const rows = [...table.covering(address, length), ...table.moreSpecifics(address, length)]
  const vrpAt = (index: number): Place => ({ offset: table.row(index).offset, bytes: longestVrp })
  return [...found, { ...named(snapshot), rows: rows.length, places: firstOf(rows, vrpAt) }]
}

const named = ({ source, sha256 }: Snapshot) => ({ source, sha256 })

/** A block may touch a hundred thousand rows: only those that can be shown are made. */
const firstOf = (rows: readonly number[], placeOf: (index: number) => Place): Place[] =>
  distinct(rows.slice(0, mostLooked).map(placeOf))

/** A record with several ranges, or a cell with two blocks, gives several rows and is shown once. */
const distinct = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.offset, place])).values(),
]

function readPlaces(folder: WorldFolder, sha256: string, places: readonly Place[]): RawRecord[] {
  const read = withRawText({ folder, sha256 }, (at) =>
    places.map((place) => ({ offset: place.offset, text: firstRecord(at(place).toString('utf8').trimEnd()) })),
  )
  return read ?? []
}
