/** One address range of a transfer between two registries that is under way (NRO transfer log 5.0, a draft of 2026). */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/** `status` as printed, `sourceInitialized` or `recipientAccepted`; `since` is the day of that status, or null. */
export const pendingTransferSchema = {
  status: 'text',
  since: 'text',
  sourceRir: 'text',
  recipientRir: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type PendingTransferRow = RangeRow<typeof pendingTransferSchema>
