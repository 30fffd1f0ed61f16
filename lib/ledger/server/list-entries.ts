/** What the ledger says of one deal. */
import type { Actor } from '#lib/kernel/actor.ts'
import { type PostedEntry, selectEntries } from './ledger-store.ts'

export type { PostedEntry }

/** Oldest first, the entries of a journal together. Callers have found the deal for this actor before they ask. */
export async function listEntries(_actor: Actor, dealId: string): Promise<PostedEntry[]> {
  return selectEntries(dealId)
}
