/** Has DNS blocklists asked about watched blocks, a few at a time: those that wait longest first. */
import { type Prefix, prefixAt } from '#lib/address-space/prefix.ts'
import type { SystemActor } from '#lib/kernel/actor.ts'
import { findControlled } from '#lib/listings/server/find-controlled.ts'
import { scannable } from '#lib/reputation/scan-parts.ts'
import { askForDueScans, hasRoomForScans } from '#lib/reputation/server/ask-for-scan.ts'
import { wantsControl } from '../watched-scan.ts'
import { selectWatchedByWhom } from './watch-store.ts'

/** So many wait at once: what is on the market is asked about before a queue of thousands is through. */
const mostWaiting = 20

export async function askForWatchedScans(actor: SystemActor): Promise<number> {
  if (!(await hasRoomForScans(mostWaiting))) return 0
  const blocks = (await findScannedWatches(actor)).map(scannedFor)
  const distinct = [...new Map(blocks.map((block) => [`${block.address}/${block.length}`, block])).values()]
  return askForDueScans(actor, distinct, mostWaiting)
}

/** The house's own are what is on the market or in a deal: of these control was proven. */
async function findScannedWatches(actor: SystemActor): Promise<Prefix[]> {
  const watched = await selectWatchedByWhom(actor)
  const wide = watched.flatMap(({ block, organisationId }) =>
    organisationId !== null && wantsControl(block) ? [{ block, organisationId }] : [],
  )
  const free = watched.filter(({ block, organisationId }) => organisationId === null || !wantsControl(block))
  return [...free, ...(await findControlled(actor, wide))].map(({ block }) => block)
}

/** What is narrower than a scan is told by that of the block around it. */
const scannedFor = (block: Prefix): Prefix =>
  block.length > scannable.narrowest ? prefixAt(block.address, scannable.narrowest) : block
