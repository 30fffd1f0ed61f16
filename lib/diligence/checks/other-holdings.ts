/**
 * What else the holder of a block has at its registry, and how the transfer logs have each part arrive: asked only where
 * a registry bars organisations and not blocks. Opaque ids name one holder inside one file, so one file is searched.
 */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { type AddressRange, rangeOf } from '#lib/address-space/range.ts'
import { receiptsUnder } from '#lib/registry/judge-transferability.ts'
import { findRir } from '#lib/registry/rir.ts'
import { rowsOfHolder } from '#lib/registry/rows-of-holder.ts'
import { barsOrganisation, type OtherHolding } from '#lib/registry/source-bar.ts'
import { rulesOf } from '#lib/registry/transfer-rules.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** Null where no such registry lists it, or not exactly one holder with an id. */
export function findOtherHoldings(block: Prefix, { registrations, transfers }: EvidenceSet): OtherHolding[] | null {
  const listing = registrations.flatMap(({ table }) =>
    rowsOverlapping(table, block)
      .filter(({ status }) => status !== 'available' && status !== 'reserved')
      .map((row) => ({ ...row, table })),
  )
  const [first] = listing
  const rir = first?.registry ? findRir(first.registry) : null
  const holders = new Set(listing.map(({ registry, holderId }) => `${registry} ${holderId}`))
  if (!(first?.holderId && rir && holders.size === 1 && rulesOf(rir).some(barsOrganisation))) return null
  const logsRead = transfers.some(({ snapshot }) => snapshot.source === `transfers-${rir}`) ? [rir] : []
  return rowsOfHolder(first.table, first.holderId).map(({ start, end, date }) => {
    const moved = transfers.flatMap(({ table }) => table.overlapping(start, end).map((index) => table.row(index)))
    // What moved of the block itself, and the date of its own registration, are told of the block.
    const elsewhere = moved.filter((row) => !overlap(row, rangeOf(block)))
    const receipts = receiptsUnder({ transfers: elsewhere, logsRead }, rir)
    return { start, end, date: overlap({ start, end }, rangeOf(block)) ? null : date, receipts }
  })
}

const overlap = (one: AddressRange, other: AddressRange): boolean => one.start <= other.end && other.start <= one.end
