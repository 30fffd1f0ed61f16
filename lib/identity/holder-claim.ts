/** That an organisation says which holder it is at a registry, and what the house answered. */
import type { Rir } from '#lib/registry/rir.ts'
import type { Organisation } from './account.ts'

export type HolderClaim = {
  id: string
  organisation: Organisation
  registry: Rir
  /** The registry's own id of the holder, as its statistics and its RDAP print it. */
  holderId: string
  /** What the claimant wrote to show it. */
  said: string
  claimedAt: Date
  /** Null as long as nobody answered. */
  answered: { answer: 'accepted' | 'refused'; reason: string; at: Date } | null
}

/** An open claim with what the house can see of it by itself. */
export type ClaimToAnswer = HolderClaim & {
  /** Registrations of that holder in the current statistics of that registry; null where none were read. */
  registrations: number | null
  /** The organisation that is linked to the holder already. */
  linkedTo: Organisation | null
}
