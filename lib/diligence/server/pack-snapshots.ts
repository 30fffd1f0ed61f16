/** The evidence of a dossier as members of its pack: what each snapshot is, and its rows with their raw records. */
import type { Member } from '#lib/kernel/ustar.ts'
import type { SnapshotCut } from '../cut-evidence.ts'
import { snapshotsName } from '../pack.ts'
import type { SnapshotRow } from '../snapshot-rows.ts'
import { mayTravel } from '../source.ts'
import { sourceOf } from '../source-catalogue.ts'
import { printLines } from './pack-lines.ts'
import { firstRecord, longestVrp, type Place, withRawText } from './raw-text.ts'
import type { WorldFolder } from './world-folder.ts'

export function packEvidence(folder: WorldFolder, cuts: readonly SnapshotCut[]): Member[] {
  const packed = cuts.map((cut, index) => ({ cut, line: describe(cut, index) }))
  const rows = packed.flatMap(({ cut, line }) =>
    line.rows === null ? [] : [{ name: line.rows, content: encode(printLines(packRows(folder, cut))) }],
  )
  return [{ name: snapshotsName, content: encode(printLines(packed.map(({ line }) => line))) }, ...rows]
}

const encode = (text: string) => new TextEncoder().encode(text)

/** `bearing` counts the rows that bear on the block; `rows` is null where the terms keep them here. */
function describe({ snapshot, rows }: SnapshotCut, index: number) {
  const { title, publisher, url, terms } = sourceOf(snapshot.source, snapshot.kind)
  const plainName = snapshot.source.replace(/[^\w-]/g, '-').slice(0, 60)
  const member = `rows/${String(index + 1).padStart(2, '0')}-${plainName}.jsonl`
  return {
    snapshot,
    bearing: rows.length,
    rows: mayTravel(terms) ? member : null,
    publishedBy: { title, publisher, url },
    terms,
  }
}

/** One line a row, in the order of the table; `raw` is null where the file is not kept any more, or an entry of a
 * file of local exceptions says all that its record does. */
function packRows(folder: WorldFolder, { snapshot, rows }: SnapshotCut): object[] {
  if (rows.length === 0) return []
  if (snapshot.kind === 'local-exceptions') return rows.map((row) => ({ row, raw: null }))
  const read = withRawText({ folder, sha256: snapshot.sha256 }, (at) =>
    rows.map((row) => ({ row, ...tellRaw(at(placeOf(row)), snapshot.kind === 'vrps') })),
  )
  return read ?? rows.map((row) => ({ row, raw: null }))
}

const placeOf = ({ offset, bytes }: SnapshotRow): Place => ({
  offset: Number(offset),
  bytes: bytes === undefined ? longestVrp : Number(bytes),
})

/** The record as text. One that is not UTF-8, as old registry dumps are not, stands byte by byte as latin-1. */
function tellRaw(bytes: Buffer, mayRunOn: boolean): { raw: string; rawAs?: 'latin1' } {
  const exact = bytes.toString('latin1')
  const record = Buffer.from(mayRunOn ? firstRecord(exact) : exact, 'latin1')
  const text = record.toString('utf8')
  return Buffer.from(text, 'utf8').equals(record) ? { raw: text } : { raw: record.toString('latin1'), rawAs: 'latin1' }
}
