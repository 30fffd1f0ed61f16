/**
 * A claim: addresses taken for one deal over a period.
 *
 * Held while somebody decides to pay, committed once they have, released when the deal lets them go. A sale whose money
 * was released is settled: the block is the buyer's, who may offer it anew. What makes two claims exclude each other for
 * certain is a constraint of the database; the same rule stands here for reading.
 */

import { containsPrefix, formatPrefix, overlapsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { PublicId } from '#lib/kernel/public-id.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import { overlapsPeriod, type Period } from './period.ts'

export type ClaimState =
  | { readonly name: 'held'; readonly until: Date }
  | { readonly name: 'committed' }
  | { readonly name: 'settled' }
  | { readonly name: 'released'; readonly at: Date }

export type Claim = {
  readonly id: PublicId<'clm'>
  readonly listingId: string
  readonly dealId: string
  readonly kind: DealType
  readonly block: Prefix
  readonly period: Period
  readonly state: ClaimState
}

/** What somebody wants to claim. `listingBlock` is the whole block that was offered. */
export type ClaimRequest = {
  readonly listingId: string
  readonly listingBlock: Prefix
  readonly dealId: string
  readonly kind: DealType
  readonly block: Prefix
  readonly period: Period
}

export type ClaimRefusal = {
  /** `taken`: somebody has an address of it. `not-offered`: it is no part of what was listed. */
  readonly kind: 'taken' | 'not-offered' | 'sale-with-an-end'
  readonly message: string
}

/**
 * True if both may not stand: they share an address at some moment, and neither was released. A settled one keeps its
 * addresses out of the listing it was sold from, and of no other.
 */
export function excludeEachOther(a: Claim, b: Claim): boolean {
  if (a.state.name === 'released' || b.state.name === 'released') return false
  const isSettled = a.state.name === 'settled' || b.state.name === 'settled'
  if (isSettled && a.listingId !== b.listingId) return false
  return overlapsPrefix(a.block, b.block) && overlapsPeriod(a.period, b.period)
}

/** What is wrong with a request whoever else asks; null if nothing. */
export function explainBadRequest({ block, listingBlock, kind, period }: ClaimRequest): ClaimRefusal | null {
  if (!containsPrefix(listingBlock, block)) {
    const message = `${formatPrefix(block)} is not part of the block on offer, ${formatPrefix(listingBlock)}.`
    return { kind: 'not-offered', message }
  }
  if (kind === 'sale' && period.until !== null)
    return { kind: 'sale-with-an-end', message: 'A sale is for good: its period has no end.' }
  return null
}

export const explainTaken = (block: Prefix): ClaimRefusal => ({
  kind: 'taken',
  message: `${formatPrefix(block)}, or a part of it, was taken a moment ago. Nothing was charged.`,
})
