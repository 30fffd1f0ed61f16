/** Receipts of a block in the transfer logs: when a registry took it in, from whom, and how much of it. */
import { parseAddress } from '#lib/address-space/address.ts'
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { findRir, type Rir } from '#lib/registry/rir.ts'
import type { Receipt } from '#lib/registry/transfer-lock.ts'
import type { Dossier, TransferFinding } from '../dossier.ts'
import { standingOf } from './standing.ts'
import type { Subject } from './subject.ts'

/** Dated receipts of any part of the block under the registry; null where its log was not read and no other tells one. */
export function receiptsUnder(dossier: Dossier, rir: Rir): Receipt[] | null {
  const receipts = (dossier.transfers ?? []).flatMap(({ date, type, recipientRir }): Receipt[] => {
    if (date === null || recipientRir === null || findRir(recipientRir) !== rir) return []
    return [{ date, by: type === 'MERGER_ACQUISITION' ? 'merger' : 'transfer' }]
  })
  return receipts.length > 0 || isLogRead(dossier, rir) ? receipts : null
}

export const isLogRead = (dossier: Dossier, rir: Rir): boolean =>
  standingOf(dossier, 'transfers').asked.some(({ source }) => source === `transfers-${rir}`)

/** Transfers that brought the block, or a part of it, to the registry from another one. */
export function arrivalsAt({ transfers }: Dossier, rir: Rir): TransferFinding[] {
  return (transfers ?? []).filter(({ sourceRir, recipientRir }) => {
    const [from, to] = [sourceRir && findRir(sourceRir), recipientRir && findRir(recipientRir)]
    return from && from !== rir && to === rir
  })
}

/** Addresses of the block in the union of the transferred ranges. */
export function transferredAddresses({ prefix }: Subject, transfers: readonly TransferFinding[]): number {
  const ranges = transfers.map(({ start, end }) => ({ start: addressFrom(start), end: addressFrom(end) }))
  return countAddresses(intersect(unionOf(ranges), unionOf([rangeOf(prefix)])))
}

function addressFrom(text: string): number {
  const address = parseAddress(text)
  invariant(address.ok, 'a transfer names its range by addresses')
  return address.value
}
