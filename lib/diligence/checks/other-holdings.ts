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
import type { LoggedTransfer } from '#lib/registry/transfer-verdict.ts'
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
  const own = rangeOf(block)
  const logs = transfers.map(({ table }) => table)
  return holdingsOf({ table: first.table, holderId: first.holderId, logs }).map(({ start, end, date, moved }) => {
    // What moved of the block itself, and the date of its own registration, are told of the block.
    const elsewhere = moved.filter((row) => !overlap(row, own))
    const receipts = receiptsUnder({ transfers: elsewhere, logsRead }, rir)
    return { start, end, date: overlap({ start, end }, own) ? null : date, receipts }
  })
}

type Holding = AddressRange & { date: string | null; moved: readonly LoggedTransfer[] }
type Holdings = { table: Tables['registrations']; holderId: string; logs: readonly Tables['transfers'][] }
type Tables = { [K in 'registrations' | 'transfers']: EvidenceSet[K][number]['table'] }

/** A holder of thousands takes a while to look through, and each of its blocks asks for the same. */
const manyRows = 100
const known = new WeakMap<Tables['registrations'], Map<string, { logs: Holdings['logs']; found: readonly Holding[] }>>()

function holdingsOf({ table, holderId, logs }: Holdings): readonly Holding[] {
  const ofTable = known.get(table) ?? new Map()
  const kept = ofTable.get(holderId)
  if (kept && kept.logs.length === logs.length && logs.every((log, index) => log === kept.logs[index]))
    return kept.found
  const found = rowsOfHolder(table, holderId).map(({ start, end, date }) => ({
    ...{ start, end, date },
    moved: logs.flatMap((log) => log.overlapping(start, end).map((index) => log.row(index))),
  }))
  if (found.length >= manyRows) known.set(table, ofTable.set(holderId, { logs, found }))
  return found
}

const overlap = (one: AddressRange, other: AddressRange): boolean => one.start <= other.end && other.start <= one.end
