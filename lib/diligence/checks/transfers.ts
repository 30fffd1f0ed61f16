/**
 * Transfers on record for any part of the block. An inter-RIR transfer stands in both registries' logs:
 * exact duplicates are told once.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { RangeRow } from '#lib/address-space/range-table.ts'
import type { transferSchema } from '#lib/registry/transfer.ts'
import type { TransferFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export function checkTransfers(block: Prefix, { transfers }: EvidenceSet): TransferFinding[] | null {
  if (transfers.length === 0) return null
  const rows = transfers.flatMap(({ table }) => rowsOverlapping(table, block))
  rows.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.start - b.start || a.end - b.end)
  const distinct = new Map<string, TransferFinding>()
  for (const row of rows) {
    const finding = findingOf(row)
    distinct.set(keyOfTransfer(finding), finding)
  }
  return [...distinct.values()]
}

/** Ids of the logs that have it, by `keyOfTransfer`: who is named in a transfer need not have written it down. */
export function findTransferLogs(block: Prefix, { transfers }: EvidenceSet): ReadonlyMap<string, readonly string[]> {
  const logs = new Map<string, string[]>()
  for (const { snapshot, table } of transfers)
    for (const key of new Set(rowsOverlapping(table, block).map((row) => keyOfTransfer(findingOf(row)))))
      logs.set(key, [...(logs.get(key) ?? []), snapshot.source])
  return logs
}

export const keyOfTransfer = (transfer: TransferFinding): string =>
  JSON.stringify([
    ...[transfer.date, transfer.type, transfer.sourceRir, transfer.recipientRir],
    ...[transfer.source, transfer.recipient, transfer.start, transfer.end],
  ])

const findingOf = (row: RangeRow<typeof transferSchema>): TransferFinding => ({
  ...{ date: row.date, type: row.type, sourceRir: row.sourceRir, recipientRir: row.recipientRir },
  ...{ source: row.source, recipient: row.recipient },
  ...{ start: formatAddress(row.start), end: formatAddress(row.end) },
})
