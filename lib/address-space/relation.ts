/** How a recorded range lies to a block somebody asks about. */
import { invariant } from '#lib/kernel/invariant.ts'
import { lastAddress, type Prefix } from './prefix.ts'
import { type AddressRange, asSinglePrefix } from './range.ts'

/** `inside`: the record is the smaller one; `covers`: it is the wider one. */
export type Relation = 'exact' | 'inside' | 'covers'

/** The relation of a record that is itself a prefix and overlaps the block: two such never cross. */
export function relationTo(block: Prefix, record: Prefix): Relation {
  if (record.length === block.length) return 'exact'
  return record.length > block.length ? 'inside' : 'covers'
}

/** The part of the range inside the block; the two must overlap. */
export function clipTo(block: Prefix, range: AddressRange): AddressRange {
  return { start: Math.max(block.address, range.start), end: Math.min(lastAddress(block), range.end) }
}

/** The prefix of a row whose format allows prefixes alone. */
export function prefixOf(range: AddressRange): Prefix {
  const prefix = asSinglePrefix(range)
  invariant(prefix, 'a row of a prefix table is one prefix')
  return prefix
}
