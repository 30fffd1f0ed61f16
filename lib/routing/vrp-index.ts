/**
 * All validated ROA payloads (VRPs) of one export: RFC 6811 for any route, and which VRPs lie around a block.
 *
 * About 22 bytes a VRP, and no object for any: the prefixes are a forest (address-space/prefix-forest), each
 * followed by its rows of ASN, maxLength, trust anchor and place in the export. Knows no file format.
 */
import { nestPrefixes, noPrefix, openPrefixForest } from '#lib/address-space/prefix-forest.ts'
import type { Columns } from '#lib/kernel/columns.ts'
import { GrowingColumn } from '#lib/kernel/growing-column.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { pick, sortedOrder } from '#lib/kernel/sorted-order.ts'
import { encodeDictionary, openDictionary } from '#lib/kernel/text-dictionary.ts'
import { type OriginValidation, outcomes } from './origin-validation.ts'

/**
 * `ta` is the trust anchor's name, null where the export has none; `offset` is the byte of the export's
 * decompressed text at which the record begins. `length <= maxLength <= 32`, host bits zero.
 */
export type VrpRow = {
  address: number
  length: number
  maxLength: number
  asn: number
  ta: string | null
  offset: number
}

/** Rows are distinct in (prefix, asn, maxLength, ta) and stand by address, length, ASN, maxLength, trust anchor. */
export type VrpIndex = {
  readonly size: number
  /**
   * RFC 6811 section 2 for one route. `origin` null is an AS_SET, which never matches; nor does AS0
   * (RFC 6483 section 4, RFC 7607). The result is a shared frozen object.
   */
  validate(address: number, length: number, origin: number | null): OriginValidation
  /** Rows whose prefix is this one or a less specific one, the widest first. */
  covering(address: number, length: number): number[]
  /** Rows whose prefix lies strictly inside this one, in row order. */
  moreSpecifics(address: number, length: number): number[]
  row(index: number): VrpRow
}

export type VrpIndexBuilder = {
  add(vrp: VrpRow): void
  /** The finished columns, ready for `openVrpIndex` or `encodeColumns`: the same VRPs in any order give the same. */
  finish(): Columns
}

export function buildVrpIndex(): VrpIndexBuilder {
  const address = new GrowingColumn()
  const length = new GrowingColumn()
  const maxLength = new GrowingColumn()
  const asn = new GrowingColumn()
  const ta = new GrowingColumn()
  const offset = new GrowingColumn()
  const taIds = new Map<string | null, number>([[null, 0]])

  const taIdOf = (name: string | null): number => {
    const known = taIds.get(name)
    if (known !== undefined) return known
    taIds.set(name, taIds.size)
    return taIds.size - 1
  }

  return {
    add(vrp) {
      invariant(vrp.length <= vrp.maxLength && vrp.maxLength <= 32, 'a malformed VRP is left out of the index')
      address.push(vrp.address)
      length.push(vrp.length)
      maxLength.push(vrp.maxLength)
      asn.push(vrp.asn)
      ta.push(taIdOf(vrp.ta))
      offset.push(vrp.offset)
    },
    finish() {
      const names = [...taIds.keys()].filter((name) => name !== null)
      const arrived = {
        address: address.finish(),
        length: length.finish(),
        maxLength: maxLength.finish(),
        asn: asn.finish(),
        ta: inNameOrder(ta.finish(), names),
        offset: offset.finish(),
      }
      return { ...layOut(arrived), ...encodeDictionary(names.toSorted()) }
    },
  }
}

type RowColumns = Record<keyof VrpRow, Uint32Array>

/** Ids count in order of arrival, which is the export's accident: counted by name, equal sets give equal bytes. */
function inNameOrder(ids: Uint32Array, names: readonly string[]): Uint32Array {
  const places = new Map(names.toSorted().map((name, index) => [name, index + 1]))
  const newIds = [0, ...names.map((name) => places.get(name) ?? 0)]
  return ids.map((id) => newIds[id] ?? 0)
}

function layOut(arrived: RowColumns): Columns {
  const rows = distinctRows(arrived)
  const address = pick(arrived.address, rows)
  const length = pick(arrived.length, rows)
  const { forest, firstRow } = nestPrefixes(address, length)
  return {
    ...forest,
    firstRow,
    asn: pick(arrived.asn, rows),
    maxLength: new Uint8Array(pick(arrived.maxLength, rows)),
    ta: fitIds(pick(arrived.ta, rows)),
    offset: pick(arrived.offset, rows),
  }
}

/** Half the bytes for any export there is: it names a handful of trust anchors. */
function fitIds(ids: Uint32Array): Uint16Array | Uint32Array {
  return ids.every((id) => id < 2 ** 16) ? new Uint16Array(ids) : ids
}

/** The rows in table order; of equal ones the one that stands first in the export. */
function distinctRows({ address, length, asn, maxLength, ta, offset }: RowColumns): Uint32Array {
  const order = sortedOrder([address, length, asn, maxLength, ta])
  const isSame = (a: number, b: number) =>
    address[a] === address[b] &&
    length[a] === length[b] &&
    asn[a] === asn[b] &&
    maxLength[a] === maxLength[b] &&
    ta[a] === ta[b]
  let kept = 0
  for (let index = 0; index < order.length; index++) {
    const row = order[index] ?? 0
    const last = order[kept - 1]
    if (last === undefined || !isSame(row, last)) order[kept++] = row
    else if ((offset[row] ?? 0) < (offset[last] ?? 0)) order[kept - 1] = row
  }
  return order.subarray(0, kept)
}

/** Lays the index over columns made by `buildVrpIndex`, in memory or out of a file. Throws on any others. */
export function openVrpIndex(columns: Columns): VrpIndex {
  const { firstRow, asn, maxLength, ta, offset } = columns
  invariant(firstRow instanceof Uint32Array && asn instanceof Uint32Array, 'an index file has its rows and ASNs')
  invariant(maxLength instanceof Uint8Array && offset instanceof Uint32Array, 'an index file has its offsets')
  invariant(ta instanceof Uint16Array || ta instanceof Uint32Array, 'an index file has its trust anchors')
  const forest = openPrefixForest(columns)
  const textOf = openDictionary(columns)
  const firstRowOf = (prefix: number) => firstRow[prefix] ?? 0
  const maxLengthOf = (row: number) => maxLength[row] ?? 0

  return {
    size: asn.length,
    validate(address, length, origin) {
      let prefix = forest.nearest(address, length)
      if (prefix === noPrefix) return outcomes.notFound
      let onlyAs0 = true
      let hasOrigin = false
      for (; prefix !== noPrefix; prefix = forest.parent(prefix)) {
        const end = firstRowOf(prefix + 1)
        for (let row = firstRowOf(prefix); row < end; row++) {
          // AS0 says that nobody may originate the prefix: it covers and never matches.
          if (asn[row] === 0) continue
          onlyAs0 = false
          if (asn[row] !== origin) continue
          if (length <= maxLengthOf(row)) return outcomes.valid
          hasOrigin = true
        }
      }
      if (hasOrigin) return outcomes.invalidByLength
      return onlyAs0 ? outcomes.invalidByAs0 : outcomes.invalidByOrigin
    },
    covering(address, length) {
      const chain: number[] = []
      for (let prefix = forest.nearest(address, length); prefix !== noPrefix; prefix = forest.parent(prefix)) {
        chain.push(prefix)
      }
      return chain.reverse().flatMap((prefix) => numbersFrom(firstRowOf(prefix), firstRowOf(prefix + 1)))
    },
    moreSpecifics(address, length) {
      const { from, to } = forest.inside(address, length)
      return numbersFrom(firstRowOf(from), firstRowOf(to))
    },
    row(index) {
      invariant(index >= 0 && index < asn.length, 'a row number lies inside its index')
      const prefix = prefixOfRow(firstRow, index)
      return {
        address: forest.address(prefix),
        length: forest.length(prefix),
        maxLength: maxLengthOf(index),
        asn: asn[index] ?? 0,
        ta: textOf(ta[index] ?? 0),
        offset: offset[index] ?? 0,
      }
    },
  }
}

/** from, from + 1, … to - 1. */
function numbersFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

/** The last prefix whose rows begin at or before this row. */
function prefixOfRow(firstRow: Uint32Array, row: number): number {
  let low = 1
  let high = firstRow.length - 1
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((firstRow[middle] ?? 0) <= row) low = middle + 1
    else high = middle
  }
  return low - 1
}
