/**
 * Transfers on record for any part of the block. An inter-RIR transfer stands in both registries' logs:
 * exact duplicates are told once.
 */
import { formatAddress } from '#lib/address-space/address.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { TransferFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export function checkTransfers(block: Prefix, { transfers }: EvidenceSet): TransferFinding[] | null {
  if (transfers.length === 0) return null
  const rows = transfers.flatMap(({ table }) => rowsOverlapping(table, block))
  rows.sort((a, b) => (a.date ?? '').localeCompare(b.date ?? '') || a.start - b.start || a.end - b.end)
  const distinct = new Map<string, TransferFinding>()
  for (const { start, end, date, type, sourceRir, recipientRir, source, recipient } of rows) {
    const finding = {
      date,
      type,
      sourceRir,
      recipientRir,
      source,
      recipient,
      start: formatAddress(start),
      end: formatAddress(end),
    }
    distinct.set(JSON.stringify(finding), finding)
  }
  return [...distinct.values()]
}
