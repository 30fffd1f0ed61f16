/** A deal: one buyer, one seller, one part of a block, and the process it goes through. Terms never change once opened. */

import type { Prefix } from '#lib/address-space/prefix.ts'
import { type Actor, actingOrganisation } from '#lib/kernel/actor.ts'
import type { Duration } from '#lib/kernel/duration.ts'
import type { Money } from '#lib/kernel/money.ts'
import type { PublicId } from '#lib/kernel/public-id.ts'
import type { Shares } from '#lib/ledger/split-price.ts'
import type { DealType } from '#lib/listings/deal-type.ts'
import type { Instance } from '#lib/processes/definition.ts'
import type { Rir } from '#lib/registry/rir.ts'
import type { Party } from './vocabulary.ts'

export type PriceLine = { readonly label: string; readonly amount: Money }

/** What both sides agreed on, frozen at the moment of the order. */
export type DealTerms = {
  readonly lines: readonly PriceLine[]
  /** What the buyer pays now: of a lease or rent the first period. */
  readonly total: Money
  /** The part of it that goes to the house on top of the price. */
  readonly surcharge: Money
  /** What the house and a broker take from the seller's side. */
  readonly shares: Shares
  /** Whose commission it is; null without a broker. */
  readonly brokerId: string | null
  /** How long a lease or rent runs; null for a sale. */
  readonly term: Duration | null
  /** Under which id the registry will show the buyer; null for a lease or rent. */
  readonly recipientHolderId: string | null
  /** Where that holder is one; null for a lease or rent, and in deals that were opened before it was kept. */
  readonly recipientRegistry: Rir | null
  /** The AS that will announce the block; null for a sale. */
  readonly asn: number | null
  /** The seller's published terms bind without another signature. */
  readonly isStandingOffer: boolean
  readonly isControlProven: boolean
}

/** Which definition the deal runs by. */
export type DefinitionReference = { readonly name: string; readonly version: number; readonly sha256: string }

export type Deal = Instance & {
  readonly id: PublicId<'dl'>
  readonly kind: DealType
  readonly definition: DefinitionReference
  /** Of its last event. */
  readonly headHash: string
  readonly listingId: string
  readonly listingBlock: Prefix
  readonly block: Prefix
  readonly registry: Rir
  readonly buyerId: string
  readonly sellerId: string
  readonly terms: DealTerms
  readonly openedAt: Date
}

export type DealRefusal = {
  readonly kind:
    | 'not-found'
    | 'not-now'
    | 'not-yours'
    | 'guarded'
    | 'evidence-missing'
    | 'taken'
    | 'not-offered'
    | 'own-block'
    | 'too-much'
    | 'too-many'
    | 'too-late'
    | 'not-allowed'
  readonly message: string
}

/** Of another organisation's deal nobody learns that it exists. */
export const noSuchDeal: DealRefusal = { kind: 'not-found', message: 'There is no such deal.' }

/** Both sides, as the policy asks for them. */
export const partiesOf = ({ buyerId, sellerId }: Pick<Deal, 'buyerId' | 'sellerId'>): readonly string[] => [
  buyerId,
  sellerId,
]

/** As whom the actor acts in the deal, a broker as the client; null for anybody else. */
export function partyOf(actor: Actor, { buyerId, sellerId }: Pick<Deal, 'buyerId' | 'sellerId'>): Party | null {
  if (actor.kind === 'visitor') return null
  if (actor.kind === 'system') return 'system'
  const organisation = actingOrganisation(actor)
  if (organisation === buyerId) return 'buyer'
  if (organisation === sellerId) return 'seller'
  return actor.roles.includes('operator') ? 'operator' : null
}

/** Where the buyer becomes the holder: another registry than the block's where a sale crosses regions. */
export const recipientRegistryOf = ({
  registry,
  terms,
}: {
  registry: Rir
  terms: Pick<DealTerms, 'recipientRegistry'>
}) => terms.recipientRegistry ?? registry

/** Registries that approve their own members as recipients before a transfer (field notes on registries, 2.1). */
export const preapproving: readonly Rir[] = ['arin', 'apnic', 'lacnic']

/** It is the recipient's registry that approves, wherever the block is registered. */
export const needsPreapproval = ({ kind, recipient }: { kind: DealType; recipient: Rir }): boolean =>
  kind === 'sale' && preapproving.includes(recipient)
