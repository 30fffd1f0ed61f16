/** One address range of one record of an RIR's transfer log (NRO transfer log v4.0 and its kin). */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/**
 * One row a `transfer_set` range. `date` is `YYYY-MM-DD` or null; names and RIRs stand as printed, null when missing.
 * `offset` and `bytes` say where the record stands in the (decompressed) text of the file.
 */
export const transferSchema = {
  date: 'text',
  type: 'text',
  sourceRir: 'text',
  recipientRir: 'text',
  source: 'text',
  recipient: 'text',
  offset: 'uint32',
  bytes: 'uint32',
} as const

export type TransferRow = RangeRow<typeof transferSchema>
