/** Transfers between registries that are under way for any part of a block: told by logs of version 5.0 alone. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import type { PendingTransfer } from '#lib/registry/transfer-verdict.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

/** Null where no log that was read tells of any, found or not. Each that two logs tell of stands once. */
export function checkPendingTransfers(block: Prefix, { pendingTransfers }: EvidenceSet): PendingTransfer[] | null {
  if (pendingTransfers.length === 0) return null
  const found = new Map<string, PendingTransfer>()
  for (const { table } of pendingTransfers)
    for (const { start, end, status, since, sourceRir, recipientRir } of rowsOverlapping(table, block)) {
      const key = `${start} ${end} ${sourceRir} ${recipientRir}`
      const known = found.get(key)
      // Registries write on different days: the later word counts.
      if (!known || (known.since ?? '') < (since ?? ''))
        found.set(key, { start, end, status, since, sourceRir, recipientRir })
    }
  return [...found.values()]
}
