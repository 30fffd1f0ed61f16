/** Receipts of a block in the transfer logs: when a registry took it in, from whom, and how much of it. */
import { parseAddress } from '#lib/address-space/address.ts'
import { countAddresses, intersect, unionOf } from '#lib/address-space/address-set.ts'
import { rangeOf } from '#lib/address-space/range.ts'
import { invariant } from '#lib/kernel/invariant.ts'
import { isArrivalAt } from '#lib/registry/judge-transferability.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { Dossier, TransferFinding } from '../dossier.ts'
import { standingOf } from './standing.ts'
import type { Subject } from './subject.ts'

export const isLogRead = (dossier: Dossier, rir: Rir): boolean =>
  standingOf(dossier, 'transfers').asked.some(({ source }) => source === `transfers-${rir}`)

/** Transfers that brought the block, or a part of it, to the registry from another one. */
export const arrivalsAt = ({ transfers }: Dossier, rir: Rir): TransferFinding[] =>
  (transfers ?? []).filter((transfer) => isArrivalAt(transfer, rir))

/** A transfer with its range as numbers. */
export const rangedTransfer = ({ start, end, ...facts }: TransferFinding) => ({
  ...facts,
  ...{ start: addressFrom(start), end: addressFrom(end) },
})

/** Addresses of the block in the union of the transferred ranges. */
export function transferredAddresses({ prefix }: Subject, transfers: readonly TransferFinding[]): number {
  return countAddresses(intersect(unionOf(transfers.map(rangedTransfer)), unionOf([rangeOf(prefix)])))
}

function addressFrom(text: string): number {
  const address = parseAddress(text)
  invariant(address.ok, 'a transfer names its range by addresses')
  return address.value
}
