/**
 * Who is registered for the block: every row that overlaps, unclipped and of every status. The /8 does not tell the
 * registry, since space has moved between RIRs: all five are asked, and two that claim one range give two rows.
 */

import { formatAddress } from '#lib/address-space/address.ts'
import { countAddresses, unionOf } from '#lib/address-space/address-set.ts'
import type { Prefix } from '#lib/address-space/prefix.ts'
import { rangeSize } from '#lib/address-space/range.ts'
import { clipTo } from '#lib/address-space/relation.ts'
import type { RegistrationFinding } from '../dossier.ts'
import type { EvidenceSet } from '../evidence.ts'
import { rowsOverlapping } from '../rows-overlapping.ts'

export type RegistrationCheck = {
  registrations: RegistrationFinding[] | null
  /** Addresses of the block inside the union of the rows. */
  registeredAddresses: number | null
}

export function checkRegistration(block: Prefix, evidence: EvidenceSet): RegistrationCheck {
  if (evidence.registrations.length === 0) return { registrations: null, registeredAddresses: null }
  const rows = evidence.registrations
    .flatMap(({ table }) => rowsOverlapping(table, block))
    .sort((a, b) => a.start - b.start || a.end - b.end)
  return {
    registrations: rows.map((row) => ({
      registry: row.registry ?? '',
      country: row.country,
      start: formatAddress(row.start),
      count: rangeSize(row),
      date: row.date,
      status: row.status ?? '',
      holderId: row.holderId,
    })),
    registeredAddresses: countAddresses(unionOf(rows.map((row) => clipTo(block, row)))),
  }
}
