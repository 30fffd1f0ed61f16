/** The raw records of a snapshot that touch a block, read back from the file they were imported from. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { lastAddress, type Prefix } from '#lib/address-space/prefix.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import { isTelling } from '../checks/routing.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { Snapshot } from '../snapshot.ts'
import { publishedVrps } from '../with-exceptions.ts'
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

type Place = { offset: number; bytes: number }

/** More than a page shows would be read for nothing. */
const mostRecords = 6
/** Rows looked at for them: several rows may be of one record. Past it, `total` counts rows. */
const mostLooked = 64

/** Without awaiting: the bytes are few and near, and going to another thread for each costs more than reading them. */
export const readRecords = (folder: WorldFolder, evidence: EvidenceSet, block: Prefix): SourceRecords[] =>
  placesOf(evidence, block).map(({ source, sha256, rows, places }) => ({
    source,
    total: rows > mostLooked ? rows : places.length,
    records: places.length === 0 ? [] : readPlaces(textPath(folder, sha256), places.slice(0, mostRecords)),
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

/** The VRP index keeps only where a record begins; this many bytes hold any record of an export. */
const longestVrp = 2048

const named = ({ source, sha256 }: Snapshot) => ({ source, sha256 })

/** A block may touch a hundred thousand rows: only those that can be shown are made. */
const firstOf = (rows: readonly number[], placeOf: (index: number) => Place): Place[] =>
  distinct(rows.slice(0, mostLooked).map(placeOf))

/** A record with several ranges, or a cell with two blocks, gives several rows and is shown once. */
const distinct = (places: readonly Place[]): Place[] => [
  ...new Map(places.map((place) => [place.offset, place])).values(),
]

const textPath = (folder: WorldFolder, sha256: string): string => {
  const text = join(folder.texts, sha256)
  return existsSync(text) ? text : join(folder.originals, sha256)
}

function readPlaces(path: string, places: readonly Place[]): RawRecord[] {
  const file = openSync(path, 'r')
  try {
    return places.map(({ offset, bytes }) => ({ offset, text: firstRecord(readAt(file, { offset, bytes })) }))
  } finally {
    closeSync(file)
  }
}

function readAt(file: number, { offset, bytes }: Place): string {
  const buffer = Buffer.allocUnsafe(bytes)
  return buffer.toString('utf8', 0, readSync(file, buffer, 0, bytes, offset)).trimEnd()
}

/** Cuts what follows the first record: a JSON object ends with its brace; any other text is whole already or ends with its line. */
function firstRecord(text: string): string {
  if (text.startsWith('{')) {
    const end = objectEnd(text)
    return end === -1 ? text : text.slice(0, end)
  }
  return text.length < longestVrp / 2 ? text : (text.split('\n', 1)[0] ?? text)
}

function objectEnd(text: string): number {
  let depth = 0
  let quoted = false
  for (let index = 0; index < text.length; index++) {
    const char = text[index]
    if (char === '"' && text[index - 1] !== '\\') quoted = !quoted
    else if (quoted) continue
    else if (char === '{') depth++
    else if (char === '}' && --depth === 0) return index + 1
  }
  return -1
}
