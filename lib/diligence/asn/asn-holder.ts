/** Who is registered for an AS number, and which addresses the same registry lists under the same id. */
import { type AddressSet, unionOf } from '#lib/address-space/address-set.ts'
import { rowsOfHolder } from '#lib/registry/rows-of-holder.ts'
import type { EvidenceSet } from '../evidence.ts'
import type { AsnRegistrationFinding } from './asn-dossier.ts'

export function findAsnRegistrations(asn: number, { asnRegistrations }: EvidenceSet): AsnRegistrationFinding[] | null {
  if (asnRegistrations.length === 0) return null
  return asnRegistrations.flatMap(({ table }) =>
    table.overlapping(asn, asn).map((index) => {
      const { start, end, registry, country, date, status, holderId } = table.row(index)
      const facts = { country, date, status: status ?? '', holderId }
      return { registry: registry ?? '', first: start, count: end - start + 1, ...facts }
    }),
  )
}

/** Rows that give it to somebody; `available` and `reserved` say the opposite. */
export const heldAsns = (rows: readonly AsnRegistrationFinding[]): AsnRegistrationFinding[] =>
  rows.filter(({ status }) => status !== 'available' && status !== 'reserved')

export type HolderSpace = { registrations: number; set: AddressSet }

/** Null where no id of a holder is told, or the registry's statistics of addresses were not read. */
export function findHolderSpace(
  rows: readonly AsnRegistrationFinding[] | null,
  { registrations }: EvidenceSet,
): HolderSpace | null {
  const found = heldAsns(rows ?? []).flatMap(({ registry, holderId }) => {
    const statistics = registrations.find(({ snapshot }) => snapshot.source === `delegated-${registry}`)
    return holderId === null || !statistics ? [] : [rowsOfHolder(statistics.table, holderId)]
  })
  if (found.length === 0) return null
  const held = found.flat()
  return { registrations: held.length, set: unionOf(held) }
}
