/** When the ROA behind a VRP ends by its own certificate: told by Routinator's jsonext alone (`validity.notAfter`). */
import type { RangeRow } from '#lib/address-space/range-table.ts'

/** `notAfter` in seconds since the epoch; where several ROAs of one trust anchor give the VRP, the latest of them. */
export const roaEndSchema = { asn: 'uint32', maxLength: 'uint32', ta: 'text', notAfter: 'uint32' } as const

export type RoaEndRow = RangeRow<typeof roaEndSchema>
