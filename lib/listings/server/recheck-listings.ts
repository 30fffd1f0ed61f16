/**
 * Looks at every listing on the market again, as new files have come: a gate that fails now freezes it, and a block
 * that has moved closes it. That a source cannot be read freezes nothing: the last answer stands with its date.
 */
import type { Actor } from '#lib/kernel/actor.ts'
import type { GateFinding } from '../gate.ts'
import { isElsewhere } from '../judge-gates.ts'
import { examineGates } from './check-gates.ts'
import type { StoredListing } from './listing-store.ts'
import { selectIdsIn, selectListing } from './listing-store.ts'
import { moveListing } from './move-listing.ts'
import { refreshEntry } from './refresh-entry.ts'

export type Rechecked = { checked: number; frozen: number; closed: number }

export async function recheckListings(actor: Actor): Promise<Rechecked> {
  const counts: Rechecked = { checked: 0, frozen: 0, closed: 0 }
  for (const id of await selectIdsIn(['published', 'frozen'])) {
    const listing = await selectListing(id)
    if (!listing) continue
    counts.checked += 1
    const became = await recheck(actor, listing)
    if (became) counts[became] += 1
  }
  return counts
}

async function recheck(actor: Actor, listing: StoredListing): Promise<'frozen' | 'closed' | null> {
  const { findings, examined } = await examineGates(listing)
  const evidence = {
    checkedAt: examined.at,
    gates: findings.map(({ gate, status, reason }) => ({ gate, status, reason })),
  }
  if (isElsewhere(listing, examined.blocks)) {
    const reason = 'The registry shows another holder: the block has moved.'
    return (await moveListing(actor, listing.id, { command: 'close', reason, evidence })).ok ? 'closed' : null
  }
  const failed = findings.filter(({ status }) => status === 'failed')
  if (listing.state === 'published' && failed.length > 0) {
    const reason = explainFrozen(failed)
    return (await moveListing(actor, listing.id, { command: 'freeze', reason, evidence })).ok ? 'frozen' : null
  }
  await refreshEntry(actor, listing.id, examined)
  return null
}

const explainFrozen = (failed: readonly GateFinding[]): string =>
  `Facts changed since it was published. ${failed.map(({ reason }) => reason).join(' ')}`
