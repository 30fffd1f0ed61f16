/** Whether an organisation has shown a registry's record that it controls an address, and still has it. */
import { containsPrefix, type Prefix } from '#lib/address-space/prefix.ts'
import type { Actor } from '#lib/kernel/actor.ts'
import { freePrefixes } from '../free-parts.ts'
import { selectProvenListings } from './control-store.ts'
import { selectSoldParts } from './listing-store.ts'

/** What it listed and sold since is its buyer's. */
export async function hasProvenControl(actor: Actor, organisationId: string, block: Prefix): Promise<boolean> {
  for (const listing of await selectProvenListings(actor, organisationId, block)) {
    const left = freePrefixes(listing.block, await selectSoldParts(listing.id))
    if (left.some((part) => containsPrefix(part, block))) return true
  }
  return false
}
