/** An organisation asks for a block to be watched, or for another way of being told. */
import type { Prefix } from '#lib/address-space/prefix.ts'
import { chooseWorld, hasSnapshots, isOfMarket } from '#lib/diligence/server/choose-world.ts'
import { isAllowed } from '#lib/identity/policy.ts'
import { actingOrganisation, type Member } from '#lib/kernel/actor.ts'
import { err, ok, type Result } from '#lib/kernel/result.ts'
import { inTransaction } from '#lib/platform/transaction.ts'
import type { WatchSettings } from '../watch.ts'
import { countWatches, insertWatch, lockWatchesOf } from './watch-store.ts'

export type Watched = {
  isNew: boolean
  /** Whether anything can come to be told of it: files of its world are followed here, and there are some. */
  isKnownHere: boolean
}

/** An organisation's whole space in /24s; more is a matter for whoever runs the house. */
const mostWatched = 10_000
const widest = 8

export async function watchBlock(
  actor: Member,
  block: Prefix,
  settings: WatchSettings,
): Promise<Result<Watched, string>> {
  const organisationId = actingOrganisation(actor)
  if (!isAllowed(actor, 'watch-blocks', [organisationId])) return err('Your organisation may not watch blocks.')
  if (block.length < widest) return err(`Nothing wider than a /${widest} is watched; name its parts.`)
  return inTransaction(async (tx) => {
    await lockWatchesOf(actor, tx, organisationId)
    if ((await countWatches(actor, organisationId, tx)) >= mostWatched)
      return err(
        `Your organisation watches ${mostWatched.toLocaleString('en')} blocks, which is the most. End one first.`,
      )
    const isNew = await insertWatch(actor, tx, { organisationId, block, reason: 'asked', settings })
    return ok({ isNew, isKnownHere: isOfMarket(block) && hasSnapshots(chooseWorld(block)) })
  })
}
