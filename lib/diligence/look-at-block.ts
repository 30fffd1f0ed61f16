/** What one table of routes, list or VRP export has of a block, as a text that is the same while that is. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { RangeTable } from '#lib/address-space/range-table.ts'
import { prefixOf } from '#lib/address-space/relation.ts'
import type { blocklistSchema } from '#lib/reputation/blocklist.ts'
import type { announcementSchema } from '#lib/routing/announcement.ts'
import type { VrpIndex } from '#lib/routing/vrp-index.ts'
import { isTelling } from './checks/routing.ts'
import { rowsOverlapping } from './rows-overlapping.ts'

/** How many peers see a route is no change of the block. */
export const lookAtRoutes = (block: Prefix, table: RangeTable<typeof announcementSchema>): string =>
  asText(
    rowsOverlapping(table, block)
      .filter((row) => isTelling(block, prefixOf(row)))
      .map(({ start, end, origin, originSet }) => `${start}-${end} ${originSet ?? origin}`),
  )

export const lookAtEntries = (block: Prefix, table: RangeTable<typeof blocklistSchema>): string =>
  asText(rowsOverlapping(table, block).map(({ start, end }) => `${start}-${end}`))

export const lookAtVrps = ({ address, length }: Prefix, index: VrpIndex): string =>
  asText(
    [...index.covering(address, length), ...index.moreSpecifics(address, length)]
      .map((row) => index.row(row))
      .map((vrp) => `${vrp.address}/${vrp.length}-${vrp.maxLength} ${vrp.asn}`),
  )

const asText = (rows: readonly string[]): string => [...new Set(rows)].sort().join(',')
