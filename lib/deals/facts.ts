/**
 * What the guards of a deal look at: gathered by the shell at one moment, and never by a guard.
 *
 * What was measured may be missing, and then it is null: not knowing lets nothing through.
 */
import type { Money } from '#lib/kernel/money.ts'

export type DealFacts = {
  readonly now: Date
  /** Since when the deal stands where it stands. */
  readonly enteredAt: Date
  readonly asked: Money
  /** By the ledger. */
  readonly held: Money
  readonly claim: 'held' | 'committed' | 'settled' | 'none'
  /** The holder proved control, and the proof stood when the deal was opened. */
  readonly isControlProven: boolean
  /** The seller's terms stand as published, and bind without another word. */
  readonly isStandingOffer: boolean
  readonly preapproval: 'needed' | 'not-needed'
  /** Nothing of the buyer's is held or owed: where something was, the payment service has sent it back. */
  readonly isRefunded: boolean
  /** What is owed to the buyer did not go back, and will not by itself: the payment service says so. */
  readonly hasRefundFailed: boolean
  /** Null unless the facts were measured for this very command. */
  readonly measured: MeasuredFacts | null
}

/** What sources outside say at this moment; each null where it was not asked or gave no answer. */
export type MeasuredFacts = {
  /** The registration is exactly the block, and its holder the one the agreement names: by RDAP, and by a second source. */
  readonly holder: {
    readonly byRegistry: boolean | null
    readonly bySecondSource: boolean | null
    /** Of when the registry spoke. */
    readonly asOf: Date | null
  }
  /** A VRP permits the route of the lessee, and a route object stands for it. */
  readonly isAuthorised: boolean | null
  /** Collectors see the block, or a part of it, announced by the lessee. */
  readonly isAnnounced: boolean | null
  /** Since when all collectors say so at the latest: the oldest of the moments that they speak of. */
  readonly announcedAsOf: Date | null
  /** No VRP and no route object for the former AS, or ASes, is left; after a sale, no route of theirs either. */
  readonly isCleanedUp: boolean | null
}
