/**
 * All validated ROA payloads (VRPs) of one export: RFC 6811 for any route, and which VRPs lie around a block.
 *
 * About 22 bytes a VRP, and no object for any: a forest of prefixes (address-space/prefix-forest) that says of
 * each its ASN, maxLength and trust anchor, and beside it each one's place in the export. Knows no file format.
 */
import { nestPrefixes, noRow, openPrefixForest, type PrefixForest } from '#lib/address-space/prefix-forest.ts'
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
  /** The rows as they lie in memory, for whoever goes through all of them (diff-vrps). */
  readonly forest: PrefixForest
  /** Names by the id that a row's second word carries; the first is that of an export without names. */
  readonly trustAnchors: readonly (string | null)[]
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
  // Mostly the one of the row before: a comparison in place of a look-up for each of very many.
  let last: { name: string | null; id: number } = { name: null, id: 0 }

  const taIdOf = (name: string | null): number => {
    if (name === last.name) return last.id
    const id = taIds.get(name) ?? taIds.size
    taIds.set(name, id)
    last = { name, id }
    return id
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
  const asn = pick(arrived.asn, rows)
  const terms = rows.map((row) => ((arrived.ta[row] ?? 0) << maxLengthBits) | (arrived.maxLength[row] ?? 0))
  const prefixes = { address: pick(arrived.address, rows), length: pick(arrived.length, rows) }
  return { ...nestPrefixes({ ...prefixes, words: [asn, terms] }), offset: pick(arrived.offset, rows) }
}

// The forest's first word of a row is its ASN, the second its trust anchor's id with maxLength in the low bits.
export const maxLengthBits = 6
const maxLengthMask = 2 ** maxLengthBits - 1

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
  const { offset } = columns
  invariant(offset instanceof Uint32Array, 'an index file has its offsets')
  const forest = openPrefixForest(columns)
  const textOf = openDictionary(columns)
  // A handful of names, read once: decoding one a row is what a walk over many rows would wait for.
  const trustAnchors = Array.from({ length: columns.textOffsets?.length ?? 1 }, (_, id) => textOf(id))
  return {
    size: forest.size,
    forest,
    trustAnchors,
    validate: validateIn(forest),
    covering(address, length) {
      const rows: number[] = []
      for (let row = forest.nearest(address, length); row !== noRow; row = forest.up(row)) rows.push(row)
      return rows.reverse()
    },
    moreSpecifics(address, length) {
      const { from, to } = forest.inside(address, length)
      const rows: number[] = []
      for (let row = from; row < to; row++) rows.push(row)
      return rows
    },
    row(index) {
      invariant(index >= 0 && index < forest.size, 'a row number lies inside its index')
      const terms = forest.secondWord(index)
      return {
        address: forest.address(index),
        length: forest.length(index),
        maxLength: terms & maxLengthMask,
        asn: forest.firstWord(index),
        ta: trustAnchors[terms >>> maxLengthBits] ?? null,
        offset: offset[index] ?? 0,
      }
    },
  }
}

function validateIn(forest: PrefixForest): VrpIndex['validate'] {
  return (address, length, origin) => {
    let row = forest.nearest(address, length)
    if (row === noRow) return outcomes.notFound
    let onlyAs0 = true
    let hasOrigin = false
    for (; row !== noRow; row = forest.up(row)) {
      const asn = forest.firstWord(row)
      // AS0 says that nobody may originate the prefix: it covers and never matches.
      if (asn === 0) continue
      onlyAs0 = false
      if (asn !== origin) continue
      if (length <= (forest.secondWord(row) & maxLengthMask)) return outcomes.valid
      hasOrigin = true
    }
    if (hasOrigin) return outcomes.invalidByLength
    return onlyAs0 ? outcomes.invalidByAs0 : outcomes.invalidByOrigin
  }
}
